import type { DocumentScribe, SectionDraft } from './document-scribe.js';

export function goalsSection(scribe: DocumentScribe): SectionDraft {
  const { goals, beneficiaries } = scribe.content.goals;
  const served = { es: 'Niveles que lo sirven', en: 'Levels that serve it' };
  return {
    blocks: [],
    clauses: [
      ...goals.map((goal) => ({
        list: 'goals',
        ref: goal.ref,
        heading: scribe.say({ es: `Objetivo de ${scribe.party(goal.partyRef)}`, en: `Goal of ${scribe.party(goal.partyRef)}` }),
        blocks: (id: string, path: readonly (string | number)[]) => [
          ...scribe.prose(`${id}-statement`, goal.statement, [...path, 'statement']),
          ...scribe.facts(`${id}-terms`, path, [scribe.fact('levelRefs', served, scribe.levels(goal.levelRefs))]),
        ],
      })),
      ...beneficiaries.map((group) => ({
        list: 'beneficiaries',
        ref: group.ref,
        heading: scribe.say({ es: 'A quién beneficia', en: 'Who benefits' }),
        blocks: (id: string, path: readonly (string | number)[]) => [
          ...scribe.prose(`${id}-description`, group.description, [...path, 'description']),
          ...scribe.facts(`${id}-terms`, path, [
            scribe.textFact('benefitsHow', { es: 'Cómo se beneficia', en: 'How they benefit' }, group.benefitsHow),
            scribe.textFact('needs', { es: 'Qué necesita', en: 'What they need' }, group.needs),
            scribe.fact('levelRefs', { es: 'Niveles que lo protegen', en: 'Levels that protect them' }, scribe.levels(group.levelRefs)),
          ]),
        ],
      })),
    ],
  };
}
