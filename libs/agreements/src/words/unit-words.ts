import type { AgreementLanguage } from '../localized-text.js';
import { decimalNumber, money, percentOf } from './number-words.js';
import type { Noun } from './noun.js';
import { NO_BREAK_SPACE } from './region.js';

/** Units that both languages have a word for, by the name they are stored under. Any other unit is shown as the parties wrote it. */
const UNITS: Readonly<Record<string, Readonly<Record<AgreementLanguage, Noun>>>> = {
  calls: { es: { one: 'llamada', other: 'llamadas' }, en: { one: 'call', other: 'calls' } },
  contacts: { es: { one: 'contacto', other: 'contactos' }, en: { one: 'contact', other: 'contacts' } },
  deliveries: { es: { one: 'entrega', other: 'entregas' }, en: { one: 'delivery', other: 'deliveries' } },
  units: { es: { one: 'unidad', other: 'unidades' }, en: { one: 'unit', other: 'units' } },
  reports: { es: { one: 'informe', other: 'informes' }, en: { one: 'report', other: 'reports' } },
  leads: { es: { one: 'contacto cualificado', other: 'contactos cualificados' }, en: { one: 'qualified lead', other: 'qualified leads' } },
  requests: { es: { one: 'solicitud', other: 'solicitudes' }, en: { one: 'request', other: 'requests' } },
  complaints: { es: { one: 'reclamación', other: 'reclamaciones' }, en: { one: 'complaint', other: 'complaints' } },
  incidents: { es: { one: 'incidencia', other: 'incidencias' }, en: { one: 'incident', other: 'incidents' } },
  tickets: { es: { one: 'tique', other: 'tiques' }, en: { one: 'ticket', other: 'tickets' } },
  designs: { es: { one: 'diseño', other: 'diseños' }, en: { one: 'design', other: 'designs' } },
  agents: { es: { one: 'agente', other: 'agentes' }, en: { one: 'agent', other: 'agents' } },
  answers: { es: { one: 'opinión', other: 'opiniones' }, en: { one: 'answer', other: 'answers' } },
  minutes: { es: { one: 'minuto', other: 'minutos' }, en: { one: 'minute', other: 'minutes' } },
  hours: { es: { one: 'hora', other: 'horas' }, en: { one: 'hour', other: 'hours' } },
  days: { es: { one: 'día', other: 'días' }, en: { one: 'day', other: 'days' } },
  business_days: { es: { one: 'día hábil', other: 'días hábiles' }, en: { one: 'working day', other: 'working days' } },
  points: { es: { one: 'punto', other: 'puntos' }, en: { one: 'point', other: 'points' } },
  notices: { es: { one: 'aviso', other: 'avisos' }, en: { one: 'notice', other: 'notices' } },
};

const CURRENCY = /^[A-Z]{3}$/;

/** The word for a unit, in the plural unless one of it is meant. */
export function unitWord(unit: string, language: AgreementLanguage, one = false): string {
  const noun = UNITS[unit]?.[language];
  if (!noun) return unit;
  return one ? noun.one : noun.other;
}

/** The unit's noun, or null when the product has no word for it. */
export function unitNoun(unit: string, language: AgreementLanguage): Noun | null {
  return UNITS[unit]?.[language] ?? null;
}

/** A value in its unit: a share in percent, an amount of money, or a number and the word for what it counts. */
export function valueInUnit(value: string, unit: string, language: AgreementLanguage): string {
  if (unit === 'ratio') return percentOf(value, language);
  if (CURRENCY.test(unit)) return money(value, unit, language);
  const word = unitWord(unit, language, Number(value) === 1);
  return word ? `${decimalNumber(value, language)}${NO_BREAK_SPACE}${word}` : decimalNumber(value, language);
}
