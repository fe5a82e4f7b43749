interface ProblemText {
  readonly severity: 'error' | 'warning';
  /** What is wrong and what to do; `{name}` stands for a value of the problem. */
  readonly es: string;
  readonly en: string;
}

const error = (es: string, en: string): ProblemText => ({ severity: 'error', es, en });
const warning = (es: string, en: string): ProblemText => ({ severity: 'warning', es, en });

/**
 * Every problem an agreement can have, by its stable code: wizard, API, documents and SLA as code all say these words. A code is never
 * given another meaning.
 */
export const PROBLEM_TEXTS = {
  'text.language-missing': error(
    'Este texto no está escrito en {language}, idioma de este acuerdo. Escríbalo, o quite el idioma del acuerdo.',
    'This text is not written in {language}, a language of this agreement. Write it, or remove the language from the agreement.',
  ),
  'reference.unresolved': error(
    'Aquí se nombra {kind} «{ref}», que no existe en este acuerdo. Añada el elemento o elija otro.',
    'This names the {kind} "{ref}", which this agreement does not have. Add it or choose another.',
  ),
  'recurrence.impossible': error(
    'Esta repetición no cae nunca en una fecha clara. Elija un día del mes, o un día de la semana con su orden, para meses y años; un día de la semana sin orden para semanas.',
    'This recurrence never falls on a clear date. Choose a day of the month, or a weekday with its ordinal, for months and years; a weekday without an ordinal for weeks.',
  ),
  'recurrence.day-clamped': warning(
    'No todos los meses tienen día {day}: en los más cortos vence el último día del mes. El documento lo dice así; elija un día hasta el 28 para evitarlo.',
    'Not every month has a day {day}: in shorter ones this falls on the last day of the month. The document says so; choose a day up to 28 to avoid it.',
  ),
  'target.percent': error(
    'El objetivo «{target}» está escrito como porcentaje. Escríbalo como fracción: {suggestion}.',
    'The target "{target}" is written as a percentage. Write it as a fraction: {suggestion}.',
  ),
  'target.out-of-range': error(
    'El objetivo «{target}» debe estar entre 0 y 1, sin llegar a ninguno: con 1 no queda margen para un solo fallo y con 0 no se exige nada.',
    'The target "{target}" has to lie between 0 and 1 and be neither: 1 leaves no room for a single failure, and 0 asks for nothing.',
  ),
  'target.missing': error('Escriba el objetivo como número, por ejemplo 0.85.', 'Write the target as a number, such as 0.85.'),

  'overview.title-missing': error('Escriba el título del acuerdo.', 'Write the title of the agreement.'),
  'overview.summary-missing': error(
    'Escriba la descripción general: qué se acuerda, entre quiénes y para qué.',
    'Write the overview: what is agreed, between whom and what for.',
  ),
  'overview.time-zone-unknown': error(
    '«{timeZone}» no es una zona horaria conocida. Elija una como Europe/Madrid.',
    '"{timeZone}" is not a known time zone. Choose one such as Europe/Madrid.',
  ),
  'overview.prevailing-language-not-used': error(
    'El idioma que prevalece debe ser uno de los idiomas del acuerdo.',
    'The prevailing language has to be one of the languages of the agreement.',
  ),
  'overview.effective-from-missing': error('Indique el primer día de servicio.', 'Say which day is the first day of service.'),
  'overview.effective-to-before-from': error(
    'El último día de servicio ({to}) es anterior al primero ({from}). Corrija una de las dos fechas.',
    'The last day of service ({to}) is before the first ({from}). Correct one of the two dates.',
  ),
  'overview.starts-in-the-past': warning(
    'El servicio empieza el {date}, que ya pasó. Lo ocurrido antes de la última firma servirá de referencia y no tendrá veredicto.',
    'Service starts on {date}, which has passed. What happens before the last signature is a baseline and gets no verdict.',
  ),
  'overview.renewal-notice-outside-term': error(
    'El aviso de renovación de {noticeDays} días no cabe en la vigencia de {termDays} días. Acorte el aviso o alargue la vigencia.',
    'The renewal notice of {noticeDays} days does not fit in the term of {termDays} days. Shorten the notice or lengthen the term.',
  ),
  'overview.renewal-without-end': error(
    'El acuerdo no tiene último día, así que no hay nada que renovar. Indique el último día o quite la renovación.',
    'The agreement has no last day, so there is nothing to renew. Give a last day or remove the renewal.',
  ),
  'overview.parent-unknown': error(
    'No existe ningún acuerdo con el código «{code}» del que heredar. Corrija el código o déjelo vacío.',
    'There is no agreement with the code "{code}" to inherit from. Correct the code or leave it empty.',
  ),
  'overview.parent-cycle': error(
    'Los acuerdos {codes} heredan unos de otros en círculo. Quite el acuerdo marco en uno de ellos.',
    'The agreements {codes} inherit from each other in a circle. Remove the parent of one of them.',
  ),
  'overview.underpins-unknown': error(
    'No existe ningún acuerdo con el código «{code}» al que dar soporte. Corrija el código o quítelo.',
    'There is no agreement with the code "{code}" to underpin. Correct the code or remove it.',
  ),
  'overview.underpins-cycle': error(
    'Los acuerdos {codes} se dan soporte unos a otros en círculo. Quite uno de los enlaces.',
    'The agreements {codes} underpin each other in a circle. Remove one of the links.',
  ),

  'stakeholders.provider-missing': error('Añada al menos una parte proveedora.', 'Add at least one party that is the provider.'),
  'stakeholders.customer-missing': error('Añada al menos una parte cliente.', 'Add at least one party that is the customer.'),
  'stakeholders.teams-missing': error(
    'Un acuerdo interno une al menos a dos equipos. Añada los equipos que participan.',
    'An internal agreement joins at least two teams. Add the teams that take part.',
  ),
  'stakeholders.several-parties-missing': error(
    'Un acuerdo multinivel une al menos a tres partes, o a un proveedor con clientes en varios planes. Añada las que faltan.',
    'A multilevel agreement joins at least three parties, or a provider with customers on several plans. Add what is missing.',
  ),
  'stakeholders.party-name-missing': error('Escriba el nombre de esta parte.', 'Write the name of this party.'),
  'stakeholders.role-missing': error('Diga qué papel tiene {party} en el acuerdo.', 'Say which role {party} has in the agreement.'),
  'stakeholders.contact-missing': error(
    '{party} no tiene a nadie con una dirección de correo válida. Añada al menos un punto de contacto.',
    '{party} has nobody with a valid e-mail address. Add at least one point of contact.',
  ),
  'stakeholders.email-invalid': error(
    '«{value}» no es una dirección de correo. Escríbala como nombre@empresa.com.',
    '"{value}" is not an e-mail address. Write it as name@company.com.',
  ),
  'stakeholders.email-repeated': warning(
    '«{value}» es la dirección de más de una persona: al entrar no se sabrá quién de ellas es. Use una dirección por persona.',
    '"{value}" is the address of more than one person: who signs in with it could be either. Use one address a person.',
  ),
  'stakeholders.person-name-missing': error('Escriba el nombre de esta persona.', 'Write the name of this person.'),
  'stakeholders.function-missing': warning(
    'Diga qué función tiene {person}: sin función no se le pide nada.',
    'Say which function {person} has: without one, nothing is asked of them.',
  ),
  'stakeholders.time-zone-unknown': error(
    '«{timeZone}» no es una zona horaria conocida. Elija una como Europe/Madrid.',
    '"{timeZone}" is not a known time zone. Choose one such as Europe/Madrid.',
  ),
  'stakeholders.too-few-sign': error(
    'Un acuerdo lo firman al menos dos partes. Marque quiénes deben firmar.',
    'An agreement is signed by at least two parties. Mark who has to sign.',
  ),
  'stakeholders.signatory-missing': error(
    '{party} debe firmar y no tiene a nadie con la función de firmante y una dirección de correo válida. Añada a esa persona.',
    '{party} has to sign and has nobody who is a signatory with a valid e-mail address. Add that person.',
  ),
  'stakeholders.function-unfilled': warning(
    'Aquí se nombra la función de {function}, que nadie tiene. Asígnela a una persona.',
    'This names the function of {function}, which nobody has. Give it to a person.',
  ),

  'goals.none': error('Escriba qué espera cada parte del acuerdo.', 'Write what each party expects from the agreement.'),
  'goals.goal-missing': error(
    '{party} no tiene ningún objetivo. Escriba qué espera del acuerdo.',
    '{party} has no goal. Write what they expect from the agreement.',
  ),
  'goals.statement-missing': error('Escriba el objetivo.', 'Write the goal.'),
  'goals.level-missing': error(
    'Ningún nivel de servicio sirve a este objetivo. Enlace al menos uno.',
    'No service level serves this goal. Link at least one.',
  ),
  'goals.beneficiary-missing': error(
    'Diga quién se beneficia en última instancia del servicio.',
    'Say who benefits from the service in the end.',
  ),
  'goals.beneficiary-description-missing': error('Diga quiénes son estos beneficiarios.', 'Say who these beneficiaries are.'),
  'goals.beneficiary-benefit-missing': error('Diga cómo se benefician.', 'Say how they benefit.'),
  'goals.beneficiary-needs-missing': error(
    'Diga qué necesitan y cómo lo garantiza el acuerdo.',
    'Say what they need and how the agreement ensures it.',
  ),
  'goals.beneficiary-unprotected': warning(
    'Ningún nivel de servicio protege a estos beneficiarios. Enlace al menos uno.',
    'No service level protects these beneficiaries. Link at least one.',
  ),
  'goals.end-user-level-missing': error(
    'Ningún nivel mide lo que perciben los beneficiarios (KQI). Enlace al menos uno, por ejemplo la satisfacción.',
    'No level measures what the beneficiaries perceive (KQI). Link at least one, such as satisfaction.',
  ),

  'services.service-missing': error('Añada al menos un servicio.', 'Add at least one service.'),
  'services.name-missing': error('Escriba el nombre.', 'Write the name.'),
  'services.description-missing': error(
    'Describa el servicio: qué se hace y qué límites tiene.',
    'Describe the service: what is done and where it ends.',
  ),
  'services.deliverable-due-missing': error('Escriba para cuándo se entrega.', 'Write by when it is delivered.'),
  'services.deliverable-not-accepted': warning(
    'Nadie ha aceptado todavía este entregable ni su plazo. Verifíquelo con las partes.',
    'Nobody has accepted this deliverable and its deadline yet. Verify it with the parties.',
  ),
  'services.calendar-closed': error(
    'Este calendario no abre nunca, así que ningún plazo hábil vencería. Añada al menos un intervalo.',
    'This calendar never opens, so no business deadline would ever fall due. Add at least one interval.',
  ),
  'services.plan-cycle': error(
    'Los planes {plans} heredan unos de otros en círculo. Quite la herencia en uno de ellos.',
    'The plans {plans} inherit from each other in a circle. Remove the inheritance of one of them.',
  ),
  'services.override-repeated': error(
    'El plan cambia dos veces el objetivo de {level}. Deje uno.',
    'The plan overrides the target of {level} twice. Keep one.',
  ),

  'service_levels.level-missing': error('Añada al menos un nivel de servicio.', 'Add at least one service level.'),
  'service_levels.contractual-missing': error(
    '{service} no tiene ningún nivel de servicio contractual. Añada al menos uno.',
    '{service} has no contractual service level. Add at least one.',
  ),
  'service_levels.name-missing': error('Escriba el nombre del nivel.', 'Write the name of the level.'),
  'service_levels.code-missing': error('Dé al nivel un código corto, como N1.', 'Give the level a short code, such as N1.'),
  'service_levels.code-repeated': error(
    'Más de un nivel tiene el código {code}. Dé a cada uno el suyo.',
    'More than one level has the code {code}. Give each its own.',
  ),
  'service_levels.warning-not-stricter': error(
    'El aviso ({warning}) debe ser más exigente que el objetivo ({target}); si no, avisa cuando ya es tarde.',
    'The warning ({warning}) has to be stricter than the target ({target}); otherwise it comes too late.',
  ),
  'service_levels.slice-missing': error(
    'Este método mide por franjas. Indique su duración y qué valor debe alcanzar cada una.',
    'This method measures by slices. Say how long a slice is and which value each has to reach.',
  ),
  'service_levels.slice-unused': warning(
    'Este método no mide por franjas, así que la franja indicada no cuenta. Quítela o cambie el método.',
    'This method does not measure by slices, so the slice given here does not count. Remove it or change the method.',
  ),
  'service_levels.remedy-missing': error(
    'El nivel {level} obliga y no dice qué se hace si no se alcanza. Elija un plan.',
    'The level {level} binds and does not say what is done if it is missed. Choose a plan.',
  ),
  'service_levels.sample-never-reached': error(
    'La muestra mínima ({minSample}) supera lo que se espera por período ({expected}), así que nunca habría veredicto. Baje la muestra o alargue el período.',
    'The minimum sample ({minSample}) is more than is expected in a period ({expected}), so there would never be a verdict. Lower it or lengthen the period.',
  ),
  'service_levels.sample-small': warning(
    'Con una muestra mínima de {minSample} el azar decide a menudo. Con 50 el riesgo de un veredicto erróneo ya es mucho menor.',
    'With a minimum sample of {minSample} chance often decides. With 50 the risk of a wrong verdict is much smaller.',
  ),
  'service_levels.expected-unknown': warning(
    'Diga cuántos casos se esperan por período, para que el objetivo se pueda explicar con números.',
    'Say how many cases are expected in a period, so that the target can be explained in numbers.',
  ),
  'service_levels.rolling-weekday-mix': warning(
    'Una ventana móvil de {days} días no siempre contiene los mismos días de la semana. Elija 28 días, o el mes natural si el nivel es contractual.',
    'A rolling window of {days} days does not always hold the same weekdays. Choose 28 days, or the calendar month for a contractual level.',
  ),
  'service_levels.scorer-clause-missing': error(
    'Este nivel obliga y su indicador lo calcula un analizador de texto. Añada al indicador la cláusula del analizador o haga del nivel una guarda interna.',
    'This level binds and its indicator is made by a text scorer. Add the scorer clause to the indicator, or make the level an internal guardrail.',
  ),
  'service_levels.scorer-too-weak': error(
    'La sensibilidad y la especificidad del analizador suman {sum}; para obligar deben sumar más de 1.2. Haga del nivel una guarda interna o mejore el analizador.',
    "The scorer's sensitivity and specificity add up to {sum}; to bind they have to exceed 1.2. Make the level an internal guardrail or improve the scorer.",
  ),
  'service_levels.scorer-sample-small': warning(
    'El analizador se comprobó con {labelledN} casos revisados por personas. Se recomiendan al menos 200 por idioma.',
    'The scorer was checked against {labelledN} cases labelled by people. At least 200 a language are recommended.',
  ),
  'service_levels.looser-than-parent': error(
    'El nivel {level} ({target}) es menos exigente que en el acuerdo marco ({parentTarget}), que no permite aflojarlo. Use {parentTarget} o más exigente.',
    'The level {level} ({target}) is looser than in the parent agreement ({parentTarget}), which does not allow that. Use {parentTarget} or stricter.',
  ),
  'service_levels.differs-from-parent': error(
    'El nivel {level} no mide lo mismo que en el acuerdo marco: cambia {member}. Déjelo igual, o use otro código.',
    'The level {level} does not measure the same as in the parent agreement: it changes {member}. Keep it, or use another code.',
  ),

  'exclusions.not-stated': error(
    'Enumere los servicios excluidos o declare que no hay ninguno.',
    'List the excluded services, or state that there are none.',
  ),
  'exclusions.contradiction': error(
    'Se declara que no hay servicios excluidos y se enumeran algunos. Quite una de las dos cosas.',
    'It is stated that no service is excluded, and some are listed. Remove one of the two.',
  ),
  'exclusions.service-in-scope': error(
    '{service} figura a la vez como servicio prestado y excluido. Quítelo de una lista.',
    '{service} is listed both as provided and as excluded. Remove it from one list.',
  ),
  'exclusions.name-missing': error('Escriba qué servicio se excluye.', 'Write which service is excluded.'),
  'exclusions.reason-missing': warning('Diga por qué se excluye.', 'Say why it is excluded.'),
  'exclusions.description-missing': error('Describa qué no se cuenta y cuándo.', 'Describe what does not count, and when.'),

  'termination.condition-missing': error(
    'Añada al menos una condición de cancelación.',
    'Add at least one condition for ending the agreement.',
  ),
  'termination.in-favour-missing': error(
    'Diga qué parte puede cancelar por este motivo.',
    'Say which party may end the agreement on this ground.',
  ),
  'termination.levels-missing': error('Diga de qué niveles de servicio se trata.', 'Say which service levels are meant.'),
  'termination.k-above-m': error(
    'La regla pide {k} incumplimientos en {m} períodos, lo que no puede ocurrir. Baje {k} o suba {m}.',
    'The rule asks for {k} misses in {m} periods, which cannot happen. Lower {k} or raise {m}.',
  ),
  'termination.floor-above-target': error(
    'El suelo ({below}) no es peor que el objetivo ({target}): se podría cancelar sin ningún incumplimiento. Elija un valor peor que el objetivo.',
    'The floor ({below}) is not worse than the target ({target}): the agreement could be ended without a miss. Choose a value worse than the target.',
  ),
  'termination.level-not-contractual': warning(
    'El nivel {level} es una guarda interna: sus incumplimientos no obligan. Use un nivel contractual.',
    'The level {level} is an internal guardrail: missing it does not bind. Use a contractual level.',
  ),

  'remedy_plan.plan-missing': error(
    'Añada al menos un plan para cuando no se alcancen los objetivos.',
    'Add at least one plan for when targets are missed.',
  ),
  'remedy_plan.name-missing': error('Escriba el nombre.', 'Write the name.'),
  'remedy_plan.trigger-missing': error('Diga cuándo empieza este plan.', 'Say when this plan starts.'),
  'remedy_plan.step-missing': error(
    'Añada al menos un paso: qué se hace, quién y cuándo.',
    'Add at least one step: what is done, by whom and when.',
  ),
  'remedy_plan.assignee-missing': error(
    'Este paso corresponde a {function}, función que nadie tiene. Asígnela a una persona o cambie el paso.',
    'This step falls to the {function}, a function nobody has. Give it to a person or change the step.',
  ),
  'remedy_plan.calendar-missing': error(
    'Este plazo cuenta horas o días hábiles y el acuerdo no tiene ningún calendario. Añada uno a los servicios.',
    'This deadline counts business time and the agreement has no calendar. Add one to the services.',
  ),
  'remedy_plan.unused': warning('Ningún nivel usa «{name}».', 'No level uses "{name}".'),
  'remedy_plan.tier-missing': error('Añada al menos un tramo de crédito.', 'Add at least one credit tier.'),
  'remedy_plan.tiers-not-monotone': error(
    'Cada tramo más lejos del objetivo debe dar un crédito mayor y ningún umbral puede repetirse. Ordene los tramos.',
    'Each tier further from the target has to give more credit, and no threshold may come twice. Put the tiers in order.',
  ),
  'remedy_plan.tier-above-target': error(
    'El tramo de {threshold} daría crédito aunque se cumpla el objetivo de {level} ({target}). Cambie el umbral.',
    'The tier at {threshold} would give credit although the target of {level} ({target}) is met. Change the threshold.',
  ),
  'remedy_plan.mixed-comparators': error(
    'La misma escala sirve a niveles con mínimo y con máximo, así que sus tramos no tienen un solo sentido. Use una escala para cada tipo.',
    'The same schedule serves levels with a minimum and with a maximum, so its tiers have no one direction. Use one schedule for each.',
  ),
  'remedy_plan.cap-below-tier': warning(
    'El tope por período ({cap}) es menor que el tramo mayor ({share}), que nunca se pagará entero.',
    'The cap per period ({cap}) is less than the largest tier ({share}), which will never be paid in full.',
  ),
  'remedy_plan.fee-missing': error(
    'Indique la cuota de un período: sin ella el crédito sería siempre cero.',
    'Give the fee of one period: without it every credit would be zero.',
  ),

  'metrics.indicator-missing': error('Añada al menos una métrica.', 'Add at least one metric.'),
  'metrics.name-missing': error('Escriba el nombre de la métrica.', 'Write the name of the metric.'),
  'metrics.unit-missing': error('Indique la unidad en que se mide.', 'Give the unit it is measured in.'),
  'metrics.algorithm-missing': error(
    'Explique con palabras cómo se calcula: qué se cuenta, entre qué y qué no cuenta.',
    'Explain in words how it is made: what is counted, out of what, and what does not count.',
  ),
  'metrics.series-missing': error('Indique la serie de mediciones de la que viene.', 'Name the series of measurements it comes from.'),
  'metrics.class-uncovered': warning(
    'Ninguna métrica mide {class}. Añada una o compruebe que no hace falta.',
    'No metric measures {class}. Add one, or make sure it is not needed.',
  ),
  'metrics.indicator-unused': warning('Ningún nivel de servicio usa esta métrica.', 'No service level uses this metric.'),

  'obligations.payment-missing': error(
    'Escriba cuánto paga el cliente y con qué frecuencia.',
    'Write how much the customer pays, and how often.',
  ),
  'obligations.provider-action-missing': error(
    'Escriba al menos una acción concreta a la que se obliga el proveedor.',
    'Write at least one specific action the provider has to take.',
  ),
  'obligations.action-missing': error('Escriba a qué se obliga esta parte.', 'Write what this party has to do.'),
  'obligations.same-party': error(
    'Una parte no puede obligarse consigo misma. Cambie una de las dos.',
    'A party cannot owe something to itself. Change one of the two.',
  ),
  'obligations.amount-missing': error('Escriba el importe.', 'Write the amount.'),
  'obligations.payment-due-missing': error('Diga cuándo vence el pago.', 'Say when the payment falls due.'),
  'obligations.payment-unit-missing': error('Diga por qué unidad se paga.', 'Say which unit is paid for.'),

  'monitoring.statement-missing': error('Escriba cómo se vigilarán las métricas.', 'Write how the metrics will be monitored.'),
  'monitoring.source-missing': error('Añada al menos una herramienta o fuente de datos.', 'Add at least one tool or source of data.'),
  'monitoring.meeting-or-report-missing': error(
    'Fije un informe o una reunión periódica para ver las cifras.',
    'Set a regular report or meeting at which the figures are looked at.',
  ),
  'monitoring.responsible-missing': warning('Diga quién responde del seguimiento.', 'Say who is responsible for monitoring.'),
  'monitoring.recipients-missing': warning('Diga quién recibe los informes.', 'Say who receives the reports.'),
  'monitoring.agenda-missing': warning('Escriba el orden del día de la reunión.', 'Write the agenda of the meeting.'),
  'monitoring.series-without-source': warning(
    'La serie «{series}» de la métrica {indicator} no figura en ninguna fuente. Añádala.',
    'The series "{series}" of the metric {indicator} stands at no source. Add it.',
  ),

  'review.recurrence-missing': error(
    'Reserve tiempo para revisar el acuerdo: diga cada cuánto.',
    'Set time aside to review the agreement: say how often.',
  ),
  'review.attendees-missing': warning('Diga quiénes asisten a la revisión.', 'Say who attends the review.'),
  'review.agenda-missing': warning('Escriba el orden del día de la revisión.', 'Write the agenda of the review.'),

  'glossary.empty': warning(
    'Defina los términos propios de este acuerdo, para que todos entiendan lo mismo.',
    'Define the terms of this agreement, so that everybody understands the same.',
  ),
  'glossary.term-missing': error('Escriba el término.', 'Write the term.'),
  'glossary.definition-missing': error('Escriba qué significa «{term}».', 'Write what "{term}" means.'),
  'glossary.term-repeated': error(
    '«{term}» se define más de una vez. Deje una definición.',
    '"{term}" is defined more than once. Keep one definition.',
  ),
} as const satisfies Readonly<Record<string, ProblemText>>;

export type ProblemCode = keyof typeof PROBLEM_TEXTS;
