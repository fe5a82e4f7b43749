import { EXCLUSION_KIND_WORDS, EXCLUSION_MODE_WORDS, FUNCTION_WORDS } from './enum-words.js';
import type { ContentPath } from './document-blocks.js';
import type { DocumentScribe, SectionDraft } from './document-scribe.js';

export function exclusionsSection(scribe: DocumentScribe): SectionDraft {
  const { services, statesNoExcludedServices, measurement } = scribe.content.exclusions;
  return {
    blocks: statesNoExcludedServices
      ? [
          scribe.stated(
            'exclusions-none',
            scribe.say({
              es: 'Las partes declaran que no hay servicios excluidos.',
              en: 'The parties state that no services are excluded.',
            }),
          ),
        ]
      : [],
    clauses: [
      ...services.map((service) => ({
        list: 'services',
        ref: service.ref,
        heading: scribe.say({ es: 'Servicio excluido: ', en: 'Excluded service: ' }) + scribe.label(service.name, service.ref),
        blocks: (id: string, path: ContentPath) => scribe.prose(`${id}-reason`, service.reason, [...path, 'reason']),
      })),
      ...measurement.map((exclusion) => ({
        list: 'measurement',
        ref: exclusion.ref,
        heading: scribe.say({ es: 'No cuenta en la medición: ', en: 'Not counted: ' }) + scribe.say(EXCLUSION_KIND_WORDS[exclusion.kind]),
        blocks: (id: string, path: ContentPath) => [
          ...scribe.prose(`${id}-description`, exclusion.description, [...path, 'description']),
          ...scribe.facts(`${id}-terms`, path, [
            scribe.fact('mode', { es: 'Efecto', en: 'Effect' }, scribe.say(EXCLUSION_MODE_WORDS[exclusion.mode])),
            scribe.fact('needsEvidence', { es: 'Exige prueba', en: 'Needs evidence' }, scribe.yesNo(exclusion.needsEvidence)),
            scribe.fact(
              'approverFunction',
              { es: 'La admite, de la otra parte', en: 'Approved, on the other side, by' },
              scribe.say(FUNCTION_WORDS[exclusion.approverFunction]),
            ),
            scribe.fact(
              'levelRefs',
              { es: 'Niveles a los que afecta', en: 'Levels it touches' },
              exclusion.levelRefs.length === 0 ? scribe.say({ es: 'todos', en: 'all' }) : scribe.levels(exclusion.levelRefs),
            ),
          ]),
        ],
      })),
    ],
  };
}
