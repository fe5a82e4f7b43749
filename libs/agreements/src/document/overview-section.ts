import type { Overview } from '../overview.js';
import { longDate, zoneWords } from '../words/date-words.js';
import { NOUNS, counted } from '../words/noun.js';
import { AGREEMENT_TYPE_WORDS, AMENDMENT_WORDS, LANGUAGE_WORDS, PERSPECTIVE_WORDS, ROUNDING_WORDS } from './enum-words.js';
import type { DocumentScribe, SectionDraft } from './document-scribe.js';

function renewalWords(scribe: DocumentScribe, { mode, termMonths, noticeDays }: Overview['renewal']): string {
  const term = counted(termMonths, NOUNS.month[scribe.language], scribe.language);
  const notice = counted(noticeDays, NOUNS.day[scribe.language], scribe.language);
  switch (mode) {
    case 'auto':
      return scribe.say({
        es: `se renueva por ${term} cada vez, salvo que una parte comunique lo contrario con ${notice} de antelación`,
        en: `renews for ${term} at a time unless a party gives notice to the contrary ${notice} ahead`,
      });
    case 'manual':
      return scribe.say({
        es: `se renueva por ${term} si las partes lo acuerdan; se les avisa con ${notice} de antelación`,
        en: `renews for ${term} if the parties agree to; they are reminded ${notice} ahead`,
      });
    case 'none':
      return scribe.say({
        es: `no se renueva; una prórroga que las partes pacten dura ${term} y se propone con ${notice} de antelación`,
        en: `does not renew; an extension the parties agree on lasts ${term} and is proposed ${notice} ahead`,
      });
  }
}

export function overviewSection(scribe: DocumentScribe): SectionDraft {
  const { overview } = scribe.content;
  const { language } = scribe;
  const open = scribe.say({ es: 'sin fecha de fin', en: 'no end date' });
  return {
    blocks: [
      ...scribe.prose('overview-summary', overview.summary, ['summary']),
      ...scribe.prose('overview-intent', overview.statementOfIntent, ['statementOfIntent']),
      ...scribe.facts(
        'overview-terms',
        [],
        [
          scribe.fact('type', { es: 'Clase de acuerdo', en: 'Kind of agreement' }, scribe.say(AGREEMENT_TYPE_WORDS[overview.type])),
          scribe.fact('perspective', { es: 'Quién lo lleva', en: 'Who keeps it' }, scribe.say(PERSPECTIVE_WORDS[overview.perspective])),
          scribe.fact(
            'languages',
            { es: 'Idiomas', en: 'Languages' },
            scribe.list(overview.languages.map((name) => scribe.say(LANGUAGE_WORDS[name]))),
          ),
          scribe.fact(
            'prevailingLanguage',
            { es: 'Idioma que prevalece', en: 'Prevailing language' },
            scribe.say(LANGUAGE_WORDS[overview.prevailingLanguage]),
          ),
          scribe.fact(
            'timeZone',
            { es: 'Fechas y horas', en: 'Dates and times' },
            `${zoneWords(overview.timeZone, language)} (${overview.timeZone})`,
          ),
          scribe.fact(
            'effectiveFrom',
            { es: 'Primer día', en: 'First day' },
            overview.effectiveFrom === null
              ? scribe.say({ es: 'por acordar', en: 'to be agreed' })
              : longDate(overview.effectiveFrom, language),
          ),
          scribe.fact(
            'effectiveTo',
            { es: 'Último día, incluido', en: 'Last day, included' },
            overview.effectiveTo === null ? open : longDate(overview.effectiveTo, language),
          ),
          scribe.fact('renewal', { es: 'Renovación', en: 'Renewal' }, renewalWords(scribe, overview.renewal)),
          scribe.fact('currency', { es: 'Moneda', en: 'Currency' }, overview.currency),
          scribe.fact('rounding', { es: 'Redondeo de importes', en: 'Rounding of amounts' }, scribe.say(ROUNDING_WORDS[overview.rounding])),
          scribe.fact(
            'disputeWindowDays',
            { es: 'Plazo para objetar una cifra', en: 'Time to dispute a figure' },
            counted(overview.disputeWindowDays, NOUNS.day[language], language),
          ),
          scribe.fact(
            'periodCloseGraceHours',
            { es: 'Espera de datos tardíos al cerrar un período', en: 'Wait for late data when a period closes' },
            counted(overview.periodCloseGraceHours, NOUNS.hour[language], language),
          ),
          scribe.fact(
            'amendmentEffect',
            { es: 'Una modificación', en: 'An amendment' },
            scribe.say(AMENDMENT_WORDS[overview.amendmentEffect]),
          ),
          scribe.fact('parentCode', { es: 'Acuerdo superior', en: 'Parent agreement' }, overview.parentCode ?? ''),
          scribe.fact(
            'overridableLevels',
            { es: 'Niveles del acuerdo superior que este puede rebajar', en: 'Levels of the parent that this one may loosen' },
            scribe.list(overview.overridableLevels),
          ),
          scribe.fact('underpins', { es: 'Apoya a los acuerdos', en: 'Underpins the agreements' }, scribe.list(overview.underpins)),
        ],
      ),
    ],
    clauses: [],
  };
}
