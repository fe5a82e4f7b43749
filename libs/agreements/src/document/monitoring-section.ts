import { NOUNS, counted } from '../words/noun.js';
import { recurrenceWords } from '../words/recurrence-words.js';
import type { DocumentScribe, SectionDraft } from './document-scribe.js';

export function monitoringSection(scribe: DocumentScribe): SectionDraft {
  const { monitoring, overview } = scribe.content;
  const { language } = scribe;
  const { meeting, reporting } = monitoring;
  return {
    blocks: [
      ...scribe.prose('monitoring-statement', monitoring.statement, ['statement']),
      ...scribe.table(
        'monitoring-sources',
        { es: 'Fuentes y herramientas', en: 'Sources and tools' },
        [
          { es: 'Herramienta', en: 'Tool' },
          { es: 'Serie', en: 'Series' },
          { es: 'A cargo de', en: 'In charge' },
        ],
        monitoring.sources.map(({ ref, tool, ownerRef, series }) => ({ name: ref, cells: [tool, series || '—', scribe.party(ownerRef)] })),
      ),
      ...scribe.facts(
        'monitoring-terms',
        [],
        [
          scribe.fact(
            'reporting',
            { es: 'Informe', en: 'Report' },
            reporting ? recurrenceWords(reporting, overview.timeZone, language) : '',
          ),
          scribe.fact(
            'reportRecipients',
            { es: 'Lo reciben', en: 'Sent to' },
            scribe.list(monitoring.reportRecipients.map((ref) => scribe.person(ref))),
          ),
          scribe.fact(
            'meeting.recurrence',
            { es: 'Reunión', en: 'Meeting' },
            meeting ? recurrenceWords(meeting.recurrence, overview.timeZone, language) : '',
          ),
          scribe.fact(
            'meeting.attendeeFunctions',
            { es: 'Asisten', en: 'Attended by' },
            meeting ? scribe.functions(meeting.attendeeFunctions) : '',
          ),
          scribe.fact('meeting.agenda', { es: 'Orden del día', en: 'Agenda' }, meeting ? scribe.say(meeting.agenda) : ''),
          scribe.fact(
            'responsibleRef',
            { es: 'Responsable del monitoreo', en: 'Responsible for monitoring' },
            monitoring.responsibleRef === null ? '' : scribe.person(monitoring.responsibleRef),
          ),
          scribe.fact(
            'retentionMonths',
            { es: 'Los datos se guardan', en: 'Data are kept for' },
            counted(monitoring.retentionMonths, NOUNS.month[language], language),
          ),
          scribe.fact(
            'auditAccess',
            { es: 'Las partes pueden auditar los datos', en: 'The parties may audit the data' },
            scribe.yesNo(monitoring.auditAccess),
          ),
        ],
      ),
    ],
    clauses: [],
  };
}
