import { isWritten, nameIn } from '../agreement-texts.js';
import type { Rule } from './problem.js';

export const monitoringProblems: Rule = ({ monitoring, metrics, overview }, say) => {
  const { statement, sources, reporting, meeting, reportRecipients, responsibleRef } = monitoring;
  if (!isWritten(statement)) say('monitoring', 'monitoring.statement-missing', ['statement']);
  if (sources.length === 0) say('monitoring', 'monitoring.source-missing', ['sources']);
  if (reporting === null && meeting === null) say('monitoring', 'monitoring.meeting-or-report-missing', ['reporting']);
  if (reporting !== null && reportRecipients.length === 0) say('monitoring', 'monitoring.recipients-missing', ['reportRecipients']);
  if (responsibleRef === null) say('monitoring', 'monitoring.responsible-missing', ['responsibleRef']);
  if (meeting && !isWritten(meeting.agenda)) say('monitoring', 'monitoring.agenda-missing', ['meeting', 'agenda']);
  const watched = new Set(sources.map(({ series }) => series));
  for (const { series, name, ref } of metrics.indicators)
    if (series.trim() !== '' && sources.length > 0 && !watched.has(series)) {
      const values = { series, indicator: nameIn(name, overview.prevailingLanguage, ref) };
      say('monitoring', 'monitoring.series-without-source', ['sources'], values);
    }
};
