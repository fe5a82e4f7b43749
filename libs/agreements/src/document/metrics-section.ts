import type { ScorerClause } from '../metrics.js';
import { longDate } from '../words/date-words.js';
import { percentOf, wholeNumber } from '../words/number-words.js';
import { unitWord } from '../words/unit-words.js';
import type { DocumentScribe, FactDraft, SectionDraft } from './document-scribe.js';
import { DEDUP_WORDS, METRIC_CLASS_WORDS, METRIC_FORM_WORDS, METRIC_KIND_WORDS, METRIC_SOURCE_WORDS } from './enum-words.js';

function scorerFacts(scribe: DocumentScribe, scorer: ScorerClause | null): FactDraft[] {
  if (!scorer) return [];
  const { language } = scribe;
  return [
    scribe.fact('scorer.model', { es: 'Analizador', en: 'Scorer' }, scorer.model),
    scribe.fact('scorer.promptHash', { es: 'Huella de sus instrucciones', en: 'Fingerprint of its instructions' }, scorer.promptHash),
    scribe.fact(
      'scorer.labelledN',
      { es: 'Opiniones revisadas por personas', en: 'Answers labelled by people' },
      wholeNumber(scorer.labelledN, language),
    ),
    scribe.fact('scorer.sensitivity', { es: 'Sensibilidad', en: 'Sensitivity' }, percentOf(scorer.sensitivity, language)),
    scribe.fact('scorer.specificity', { es: 'Especificidad', en: 'Specificity' }, percentOf(scorer.specificity, language)),
    scribe.fact('scorer.measuredOn', { es: 'Medidas el', en: 'Measured on' }, longDate(scorer.measuredOn, language)),
    scribe.fact(
      'scorer.abstainBelow',
      { es: 'Se abstiene con una confianza menor de', en: 'Abstains below a confidence of' },
      percentOf(scorer.abstainBelow, language),
    ),
  ];
}

export function metricsSection(scribe: DocumentScribe): SectionDraft {
  const { language } = scribe;
  return {
    blocks: [],
    clauses: scribe.content.metrics.indicators.map((indicator) => ({
      list: 'indicators',
      ref: indicator.ref,
      heading: scribe.label(indicator.name, indicator.ref),
      blocks: (id, path) => [
        ...scribe.prose(`${id}-algorithm`, indicator.algorithm, [...path, 'algorithm']),
        ...scribe.facts(`${id}-terms`, path, [
          scribe.fact('class', { es: 'Clase', en: 'Class' }, scribe.say(METRIC_CLASS_WORDS[indicator.class])),
          scribe.fact('kind', { es: 'Tipo', en: 'Kind' }, scribe.say(METRIC_KIND_WORDS[indicator.kind])),
          scribe.fact('form', { es: 'Forma', en: 'Form' }, scribe.say(METRIC_FORM_WORDS[indicator.form])),
          scribe.fact(
            'unit',
            { es: 'Unidad', en: 'Unit' },
            indicator.unit === 'ratio' ? scribe.say({ es: 'porcentaje', en: 'percentage' }) : unitWord(indicator.unit, language),
          ),
          scribe.fact('source', { es: 'Fuente', en: 'Source' }, scribe.say(METRIC_SOURCE_WORDS[indicator.source])),
          scribe.fact('series', { es: 'Serie de mediciones', en: 'Measurement series' }, indicator.series),
          scribe.fact('dedup', { es: 'Respuestas repetidas', en: 'Repeated answers' }, scribe.say(DEDUP_WORDS[indicator.dedup])),
          scribe.fact('key', { es: 'Clave', en: 'Key' }, indicator.key),
          scribe.fact('generation', { es: 'Definición número', en: 'Definition number' }, wholeNumber(indicator.generation, language)),
          ...scorerFacts(scribe, indicator.scorer),
        ]),
      ],
    })),
  };
}
