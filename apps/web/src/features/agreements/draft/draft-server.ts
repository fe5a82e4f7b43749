import type { AgreementVersionDetail, SavedSection } from '@pulso/contracts';
import { ApiError } from '../../../lib/api.js';
import { putSection } from '../api/draft-api.js';
import type { DraftServer, SaveFailure, ServerSection, ServerSections } from './draft-store.js';

const TOO_MANY = 429;
const SERVER_FAULT = 500;

/** What the draft needs of a version: content and revision of each section. */
export function serverSections(detail: AgreementVersionDetail): ServerSections {
  return detail.sections as unknown as ServerSections;
}

/** Saves sections over HTTP; `fetchVersion` asks for the version afresh. */
export function draftServer(
  agreementId: string,
  n: number,
  fetchVersion: () => Promise<AgreementVersionDetail>,
  onSaved: (answer: SavedSection) => void,
): DraftServer {
  return {
    put: async (key, content, baseRevision) => {
      const answer = await putSection(agreementId, n, key, content, baseRevision);
      onSaved(answer);
      return { revision: answer.section.revision };
    },
    fetch: async (key) => serverSections(await fetchVersion())[key] as ServerSection as never,
    kindOf: (error): SaveFailure => {
      if (!(error instanceof ApiError)) return 'unreachable';
      if (error.code === 'agreement.section-conflict') return 'conflict';
      return error.status === 0 || error.status === TOO_MANY || error.status >= SERVER_FAULT ? 'unreachable' : 'refused';
    },
  };
}
