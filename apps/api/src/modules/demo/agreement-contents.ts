/**
 * What the parties of the demonstration agreed, in both languages. Names are invented. Amounts are in minor units of the currency,
 * shares are decimal text.
 */

const SIGNED = { method: 'typed', consent: 'simple electronic signature' } as const;

export const CALL_CENTRE_CONTENT = {
  overview: {
    es: 'VozClara prestará a La Espiga la atención telefónica de sus clientes y ambas partes medirán su calidad con la opinión de quienes llaman. Vigencia: 1 de enero a 31 de diciembre de 2026, hora de Madrid.',
    en: "VozClara answers La Espiga's customer calls; both parties measure quality through the callers' own feedback. 1 January–31 December 2026, Madrid time.",
  },
  languages: ['es', 'en'],
  prevailingLanguage: 'es',
  currency: 'EUR',
  parties: [
    { name: 'VozClara Contact Center', roles: ['provider'], mustSign: true },
    { name: 'Panadería La Espiga', roles: ['customer'], mustSign: true },
    { name: 'TelcoSur', roles: ['sub_provider'], mustSign: false },
  ],
  stakeholders: [
    {
      name: 'Marta Ruiz',
      party: 'VozClara Contact Center',
      functions: ['service_manager', 'signatory'],
      email: 'marta.ruiz@vozclara.example',
    },
    { name: 'Diego Paz', party: 'VozClara Contact Center', functions: ['escalation_l2'], email: 'diego.paz@vozclara.example' },
    { name: 'Elena Soto', party: 'Panadería La Espiga', functions: ['account_owner', 'signatory'], email: 'elena.soto@laespiga.example' },
    { name: 'Iván Mora', party: 'Panadería La Espiga', functions: ['billing'], email: 'ivan.mora@laespiga.example' },
  ],
  beneficiaries: {
    es: 'Personas y comercios que compran pan a La Espiga: hablar pronto con una persona y resolver a la primera.',
    en: 'People and shops that buy bread from La Espiga: reach a person quickly, solved first time.',
  },
  goals: [
    {
      party: 'Panadería La Espiga',
      es: 'Que quien llama quede satisfecho y vuelva a comprar.',
      en: 'Callers end satisfied and buy again.',
    },
    { party: 'VozClara Contact Center', es: 'Previsión de volumen y cobro puntual.', en: 'Predictable volume, punctual payment.' },
  ],
  services: {
    es: 'Llamadas entrantes de pedidos, incidencias y reclamaciones, L–S 08:00–20:00 salvo festivos nacionales y de Madrid.',
    en: 'Inbound orders, incidents and complaints, Mon–Sat 08:00–20:00 except national and Madrid holidays.',
  },
  excluded: {
    es: 'Ventas salientes, redes sociales, pedidos mayoristas (acuerdo aparte).',
    en: 'Outbound sales, social media, wholesale orders (separate agreement).',
  },
  obligations: {
    customer: {
      es: 'Pagar 18 000,00 EUR al mes, por adelantado, el día 5, a 15 días; avisar con 10 días hábiles de campañas que suban el volumen más de 20 % (si no avisa, la hora afectada no computa en N2).',
      en: "EUR 18,000.00 monthly in advance, due the 5th, net 15; 10 working days' notice of campaigns raising volume above 20 % (without notice the affected hours do not count for N2).",
    },
    provider: {
      es: 'Dotar al menos 14 agentes por franja; formar a todo agente nuevo 16 horas; publicar el informe el tercer día hábil.',
      en: 'At least 14 agents per shift; 16 h training for each new agent; report by the third working day.',
    },
    monthlyFeeMinor: 1_800_000,
  },
  levels: [
    {
      code: 'N1',
      es: 'CSAT, respuestas 4–5 de 5',
      en: 'CSAT, answers of 4–5 of 5',
      target: '≥ 85 % (87 %)',
      window: 'month',
      minSample: '50',
    },
    {
      code: 'N2',
      es: 'Llamadas respondidas por hora',
      en: 'Calls answered per hour',
      target: '≥ 120 / h, ≥ 95 %',
      window: 'month',
      minSample: '200 h',
    },
    {
      code: 'N3',
      es: 'Llamadas atendidas en 180 s (ref. Ley 10/2025)',
      en: 'Calls answered within 180 s (ref. Ley 10/2025)',
      target: '≥ 95 %',
      window: 'month',
      minSample: '1000',
    },
    {
      code: 'N4',
      es: 'Tasa de errores (interacciones con error informado)',
      en: 'Error rate (interactions with a reported error)',
      target: '≤ 2 %',
      window: 'month',
      minSample: '500',
    },
    {
      code: 'N5',
      es: 'Esfuerzo: «fue fácil resolverlo» 5–7 de 7',
      en: 'Effort: "it was easy" 5–7 of 7',
      target: '≥ 70 %',
      window: 'quarter',
      minSample: '100',
    },
    {
      code: 'N6',
      es: 'Costo por contacto satisfecho',
      en: 'Cost per satisfied contact',
      target: '≤ 15.00 EUR',
      window: 'quarter',
      minSample: '—',
    },
    {
      code: 'N7',
      es: 'Impacto: minutos perdidos declarados por contacto',
      en: 'Impact: minutes lost per contact, as declared',
      target: '≤ 6',
      window: 'month',
      minSample: '50',
    },
  ],
  monitoring: {
    es: 'Widget de opinión al cerrar la llamada, centralita (volumen y espera) y registro de incidencias; revisión operativa el primer martes de cada mes a las 10:00 y revisión del acuerdo cada trimestre, con acta.',
    en: 'Post-call widget, PBX feed (volume and waiting), incident log; operating meeting on the first Tuesday at 10:00; quarterly agreement review with minutes.',
  },
  remedy: {
    es: 'Aviso en 1 hora al escalamiento 1; causa raíz en 5 días hábiles; plan de mejora en 10; crédito sobre la cuota del mes: < 85 % 5 %, < 80 % 8 %, < 75 % 12 %; tope 15 % mensual y 10 % anual; se recupera si los dos meses siguientes superan 88 %.',
    en: 'L1 notice in 1 h; root cause in 5 working days; improvement plan in 10; credits on the monthly fee: < 85 % 5 %, < 80 % 8 %, < 75 % 12 %; caps 15 % monthly and 10 % yearly, earned back if the next two months exceed 88 %.',
  },
  credits: [
    { period: '2026-03', objective: 'N1', amountMinor: 90_000, status: 'applied' },
    { period: '2026-04', objective: 'N1', amountMinor: 144_000, status: 'applied' },
  ],
  incidents: [{ from: '2026-04-14', to: '2026-04-16', party: 'TelcoSur', es: 'Corte de la troncal telefónica', en: 'Trunk line down' }],
  termination: {
    es: 'La Espiga podrá cancelar si N1 no se alcanza tres meses evaluados consecutivos o cuatro de seis, tras 30 días de subsanación y 30 de preaviso; VozClara, si un recibo queda impagado 45 días.',
    en: "La Espiga may terminate if N1 is missed in three consecutive evaluated months or four of six, with 30 days to cure and 30 days' notice; VozClara if an invoice stays unpaid 45 days.",
  },
  zeroTraffic: {
    es: 'Un mes sin opiniones no cuenta como cumplido ni como incumplido.',
    en: 'A month without opinions counts as neither met nor missed.',
  },
  signatures: [
    { name: 'Marta Ruiz', signedAt: '2025-12-18T10:12:00Z', ...SIGNED },
    { name: 'Elena Soto', signedAt: '2025-12-19T09:40:00Z', ...SIGNED },
  ],
} as const;

export const BAKERY_CONTENT = {
  overview: {
    es: 'La Espiga entregará cada mañana productos horneados. Plan Oro (Café Alameda): ≥ 240 unidades antes de las 07:30 en ≥ 98 % de los días de reparto. Plan Plata (Hotel Mirador): ≥ 150 antes de las 08:30 en ≥ 95 %.',
    en: 'La Espiga delivers fresh bakery products every morning. Gold (Café Alameda): ≥ 240 units before 07:30 on ≥ 98 % of delivery days. Silver (Hotel Mirador): ≥ 150 before 08:30 on ≥ 95 %.',
  },
  languages: ['es', 'en'],
  prevailingLanguage: 'es',
  currency: 'EUR',
  parties: [
    { name: 'Panadería La Espiga', roles: ['provider'], mustSign: true },
    { name: 'Café Alameda', roles: ['customer'], plan: 'Oro', mustSign: true },
    { name: 'Hotel Mirador', roles: ['customer'], plan: 'Plata', mustSign: true },
  ],
  levels: [
    { code: 'O1', es: 'Frescura 4–5 de 5, plan Oro', en: 'Freshness 4–5 of 5, Gold', target: '≥ 90 %', window: 'month', minSample: '30' },
    {
      code: 'P1',
      es: 'Frescura 4–5 de 5, plan Plata',
      en: 'Freshness 4–5 of 5, Silver',
      target: '≥ 90 %',
      window: 'month',
      minSample: '30',
    },
    { code: 'E1', es: 'Errores de pedido', en: 'Order errors', target: '≤ 1 %', window: 'month', minSample: '30' },
    {
      code: 'I1',
      es: 'Clientes que citan el pan como queja',
      en: 'Guests naming bread as a complaint',
      target: '≤ 3 %',
      window: 'month',
      minSample: '30',
    },
  ],
  payment: {
    es: '0,62 EUR por unidad, factura quincenal a 15 días.',
    en: 'EUR 0.62 per unit, invoiced fortnightly, net 15.',
    unitPriceMinor: 62,
  },
  excluded: {
    es: 'Pedidos especiales de pastelería, cortes de suministro eléctrico acreditados.',
    en: 'Bespoke pastry, documented power cuts.',
  },
  remedy: {
    es: 'Reposición antes de las 11:00, después 4 % de la quincena por incumplimiento, tope 12 %.',
    en: 'Replacement before 11:00, then 4 % of the fortnight per miss, cap 12 %.',
  },
  termination: {
    es: 'Dos quincenas seguidas por debajo de 90 % de días cumplidos.',
    en: 'Two consecutive fortnights below 90 % of compliant days.',
  },
  monitoring: {
    es: 'App de entrega con foto y hora, encuesta al encargado, reunión mensual.',
    en: 'Delivery app with photo and time, survey of the manager, monthly meeting.',
  },
  zeroTraffic: {
    es: 'Los días de cierre del cliente, sin entrega ni opinión, no computan.',
    en: 'Days on which the customer is closed, without delivery or opinion, do not count.',
  },
  signatures: [
    { name: 'Elena Soto', signedAt: '2025-12-12T08:30:00Z', ...SIGNED },
    { name: 'Café Alameda', signedAt: '2025-12-15T11:05:00Z', ...SIGNED },
    { name: 'Hotel Mirador', signedAt: '2025-12-15T16:20:00Z', ...SIGNED },
  ],
} as const;

export const SHOP_CONTENT = {
  overview: {
    es: 'Tienda Andina mide con sus clientes la calidad de su atención en local y despacho. Vigencia desde el 1 de septiembre de 2026, hora de Santiago.',
    en: 'Tienda Andina measures the quality of its shop and delivery service with its customers. From 1 September 2026, Santiago time.',
  },
  languages: ['es', 'en'],
  prevailingLanguage: 'es',
  currency: 'CLP',
  parties: [
    { name: 'Tienda Andina', roles: ['provider'], mustSign: true },
    { name: 'Mercado del Sur', roles: ['customer'], mustSign: true },
  ],
  levels: [
    { code: 'A1', es: 'CSAT, respuestas 4–5 de 5', en: 'CSAT, answers of 4–5 of 5', target: '≥ 85 %', window: 'month', minSample: '50' },
  ],
  signatures: [{ name: 'Tienda Andina', signedAt: '2026-08-25T15:00:00Z', ...SIGNED }],
} as const;
