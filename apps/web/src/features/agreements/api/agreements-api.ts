import type { AgreementView } from '@pulso/contracts';
import { pagesQuery } from '../../../lib/pages.js';

export const agreementsQuery = pagesQuery<AgreementView>(['agreements'], '/agreements');
