import { longDate, weekdayName } from '../words/date-words.js';
import { moneyOfMinor } from '../words/number-words.js';
import { levelValue } from '../words/target-words.js';
import { unitWord } from '../words/unit-words.js';
import type { AgreedService, ServiceCalendar, ServicePlan } from '../services.js';
import type { ContentPath, DocumentBlock } from './document-blocks.js';
import type { DocumentScribe, SectionDraft } from './document-scribe.js';
import { PRICE_FREQUENCY_WORDS } from './enum-words.js';

function serviceBlocks(scribe: DocumentScribe, service: AgreedService, id: string, path: ContentPath): DocumentBlock[] {
  return [
    ...scribe.prose(`${id}-description`, service.description, [...path, 'description']),
    ...scribe.facts(`${id}-terms`, path, [
      scribe.fact('ref', { es: 'Código del servicio', en: 'Code of the service' }, service.ref),
      scribe.fact('channels', { es: 'Canales', en: 'Channels' }, scribe.list(service.channels)),
      scribe.fact('locations', { es: 'Lugares', en: 'Places' }, scribe.list(service.locations)),
      scribe.textFact('volumesUpTo', { es: 'Volumen máximo', en: 'Volume up to' }, service.volumesUpTo),
      scribe.fact('calendarRef', { es: 'Horario', en: 'Hours' }, service.calendarRef === null ? '' : scribe.calendar(service.calendarRef)),
    ]),
    ...scribe.table(
      `${id}-deliverables`,
      { es: 'Entregables y plazos', en: 'Deliverables and deadlines' },
      [
        { es: 'Entregable', en: 'Deliverable' },
        { es: 'Unidad', en: 'Unit' },
        { es: 'Plazo', en: 'Deadline' },
        { es: 'Lo aceptó', en: 'Accepted by' },
      ],
      service.deliverables.map((deliverable) => ({
        name: deliverable.ref,
        cells: [
          scribe.label(deliverable.name, deliverable.ref),
          unitWord(deliverable.unit, scribe.language),
          scribe.say(deliverable.due),
          scribe.list(deliverable.acceptedBy.map((ref) => scribe.person(ref))),
        ],
      })),
    ),
  ];
}

function calendarBlocks(scribe: DocumentScribe, calendar: ServiceCalendar, id: string): DocumentBlock[] {
  return [
    ...scribe.table(
      `${id}-weekly`,
      { es: 'Horas de cada semana', en: 'Hours of each week' },
      [
        { es: 'Día', en: 'Day' },
        { es: 'Desde', en: 'From' },
        { es: 'Hasta', en: 'To' },
      ],
      calendar.weekly.map(({ day, start, end }, index) => ({
        name: String(index + 1),
        cells: [
          weekdayName(day, scribe.language),
          start,
          end > start ? end : `${end} ${scribe.say({ es: '(día siguiente)', en: '(next day)' })}`,
        ],
      })),
    ),
    ...scribe.table(
      `${id}-closed`,
      { es: 'Días sin servicio', en: 'Days without service' },
      [
        { es: 'Fecha', en: 'Date' },
        { es: 'Motivo', en: 'Reason' },
      ],
      calendar.closed.map(({ date, name }, index) => ({
        name: String(index + 1),
        cells: [longDate(date, scribe.language), scribe.say(name)],
      })),
    ),
  ];
}

function planBlocks(scribe: DocumentScribe, plan: ServicePlan, id: string, path: ContentPath): DocumentBlock[] {
  const { language } = scribe;
  const price = plan.price
    ? `${moneyOfMinor(plan.price.amountMinor, scribe.content.overview.currency, language)} ${scribe.say(PRICE_FREQUENCY_WORDS[plan.price.frequency])}`
    : '';
  return [
    ...scribe.facts(`${id}-terms`, path, [
      scribe.fact('price', { es: 'Precio', en: 'Price' }, price),
      scribe.fact(
        'inheritsFrom',
        { es: 'Toma sus objetivos de', en: 'Takes its targets from' },
        plan.inheritsFrom === null ? '' : scribe.plan(plan.inheritsFrom),
      ),
    ]),
    ...scribe.table(
      `${id}-overrides`,
      { es: 'Objetivos propios del plan', en: 'Targets of this plan' },
      [
        { es: 'Nivel', en: 'Level' },
        { es: 'Objetivo', en: 'Target' },
      ],
      plan.overrides.map(({ levelRef, target }, index) => {
        const level = scribe.levelOf(levelRef);
        const value = level ? levelValue(level, target, scribe.indicatorOf(level.indicatorRef), language) : target;
        return { name: String(index + 1), cells: [scribe.level(levelRef), value] };
      }),
    ),
  ];
}

export function servicesSection(scribe: DocumentScribe): SectionDraft {
  const { services, calendars, plans } = scribe.content.services;
  return {
    blocks: [],
    clauses: [
      ...services.map((service) => ({
        list: 'services',
        ref: service.ref,
        heading: scribe.label(service.name, service.ref),
        blocks: (id: string, path: ContentPath) => serviceBlocks(scribe, service, id, path),
      })),
      ...calendars.map((calendar) => ({
        list: 'calendars',
        ref: calendar.ref,
        heading: scribe.say({ es: 'Horario: ', en: 'Hours: ' }) + scribe.label(calendar.name, calendar.ref),
        blocks: (id: string) => calendarBlocks(scribe, calendar, id),
      })),
      ...plans.map((plan) => ({
        list: 'plans',
        ref: plan.ref,
        heading: scribe.say({ es: 'Plan: ', en: 'Plan: ' }) + scribe.label(plan.name, plan.ref),
        blocks: (id: string, path: ContentPath) => planBlocks(scribe, plan, id, path),
      })),
    ],
  };
}
