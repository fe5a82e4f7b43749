import type { SectionKey } from '@pulso/agreements';
import type { AgreementDetail, AgreementTemplateView, AgreementVersionDetail, CreateAgreementBody, SavedSection } from '@pulso/contracts';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.js';
import { pagesQuery } from '../../../lib/pages.js';

const version = (agreementId: string, n: number) => `/agreements/${agreementId}/versions/${n}`;

/** A version with its sections. Never thrown away while the wizard is open: the draft on the page is merged with what comes. */
export const versionQuery = (agreementId: string, n: number) =>
  queryOptions({
    queryKey: ['agreement', agreementId, 'version', n],
    queryFn: ({ signal }) => api.get<AgreementVersionDetail>(version(agreementId, n), {}, signal),
  });

export const putSection = (agreementId: string, n: number, key: SectionKey, content: unknown, baseRevision: number) =>
  api.put<SavedSection>(`${version(agreementId, n)}/sections/${key}`, { content, baseRevision });

/** Asks everyone the draft names to read it and decide; `deadline` is an instant. */
export const openReview = (agreementId: string, n: number, deadline: string) => api.post(`${version(agreementId, n)}/review`, { deadline });

export const templatesQuery = pagesQuery<AgreementTemplateView>(['agreement-templates'], '/agreement-templates');
export const createAgreement = (body: Partial<CreateAgreementBody>) => api.post<AgreementDetail>('/agreements', body);
