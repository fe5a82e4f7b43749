import type { Severity } from './feedback-analysis.js';
import { listed, phraseFinder } from './phrases.js';

/** Safety, law, fraud, personal data: counts however kindly it is written. */
const CRITICAL = listed(`
  intoxic*, me enferme, nos enfermamos, vomit*, hospital, urgencias, reaccion alergica, alergia, vidrio en, se incendio, incendio,
  exploto, me queme, se quemo el, descarga electrica, cortocircuito, fraude, estaf*, me robaron, nos robaron, hackea*, robo de
  identidad, suplantacion, mis datos, filtraron, abogad*, demanda judicial, voy a demandar, los demando, denunci*, sernac, profeco,
  indecopi, defensa del consumidor, discrimin*, acos*, me amenaz*, racis*, golpe*, food poisoning, poisoned, got sick, allergic
  reaction, ambulance, caught fire, electric shock, glass in my, fraud*, scam*, stole, stolen, hacked, identity theft, my personal
  data, data breach, lawsuit, lawyer, attorney, sue you, suing, police, discriminat*, harass*, threaten*, racist, assault*, intoxica*,
  passei mal, pegou fogo, choque eletrico, golpe, roubaram, meus dados, advogad*, processar, procon, assedio, racismo
`);

/** Money, time or the customer is being lost. */
const SERIOUS = listed(`
  me cobra* _ de mas, cobraron de mas, cobran de mas, doble cobro, cobro doble, cobraron dos veces, cobro indebido, cobros indebidos,
  cargo no reconocido, cargos no reconocidos, no me devuelven, no me devolvieron, quiero mi dinero, devuelvan mi, reembolso, nunca
  llego, no ha llegado, sin servicio, sin internet, sin senal, sin luz, sin agua, incomunicad*, nadie responde, nadie contesta, nadie
  se hace cargo, nadie me ayudo, tercera vez, cuarta vez, quinta vez, enesima vez, mil veces, varias veces, siempre lo mismo, otra vez
  lo mismo, llevo dias, llevo semanas, llevo meses, hace semanas, hace meses, hace mas de un mes, llevo mas de, perdi mi, perdi el
  dia, perdi un dia, me voy de, dar de baja, darme de baja, darse de baja, cancelar el servicio, cancelar mi, cancelo el, me cambio
  de, cambiarme de, cambiar de compania, portarme, portabilidad, overcharg*, charged twice, charged me twice, double charg*,
  unauthorized charge*, want my money back, want a refund, refund, never arrived, no service, no internet, third time, fourth time,
  fifth time, several times, many times, over and over, for weeks, for months, for days, nobody answers, no one answers, nobody helps,
  cancel my, cancelling, canceling, cancel the, switching to, closing my account, leaving you, cobraram a mais, cobraram duas vezes,
  cobranca indevida, quero meu dinheiro, estorno, nunca chegou, sem sinal, sem servico, terceira vez, quarta vez, varias vezes, ha
  semanas, ha meses, ninguem responde, ninguem resolve, cancelar o, cancelar meu, cancelamento, vou cancelar
`);

/** Something did not do what it is there for. */
const DEFECT = listed(`
  no funciona*, no funciono, no sirve, no sirvio, no anda, no enciende, no prende, no carga, no abre, no llego, no llega, no me llego,
  no llegaron, dejo de funcionar, se rompio, se me rompio, se cae, se cayo, se corta, se corto, se cuelga, se traba, se cierra sola,
  se quemo, rota, roto, rotos, rotas, danado, danada, defectuos*, defecto, defectos, falla, fallas, fallo, fallos, fallando, error,
  errores, equivocad*, se equivoc*, incomplet*, me falt*, faltaron, faltaba*, no era lo que pedi, vencid*, caducad*, podrid*, con
  moho, mohos*, rancio, rancia, quemad*, crudo, cruda, llego tarde, llegaron tarde, intermitente, averia, averiad*, descompuest*, no
  reconoce, no me deja entrar, no puedo entrar, no puedo ingresar, mal hecho, mal facturad*, pan duro, duro como, pelo en, cucaracha*,
  doesn't work, does not work, didn't work, did not work, not working, stopped working, broken, broke, defective, faulty, damaged,
  defect, failure, fails, failed, errors, bug, bugs, buggy, crash*, freezes, keeps freezing, won't load, won't open, won't turn on,
  can't log in, cannot log in, wrong order, wrong item*, wrong product, missing item*, items missing, not what i ordered, got my order
  wrong, order was wrong, incomplete, mold*, rotten, expired, stale, spoiled, undercooked, burnt, arrived late, not arrived, didn't
  arrive, hasn't arrived, outage*, dropped call*, keeps dropping, hair in, nao funciona*, nao funcionou, nao liga, nao abre, nao
  carrega, nao chegou, parou de funcionar, quebrou, quebrad*, com defeito, defeito, erro, erros, falha, falhas, trava, veio errado,
  pedido errado, faltando, faltou, estragad*, mofo, chegou atrasad*, chegou tarde, fora do ar, caiu
`);

const LEAVING = listed(`
  dar de baja, darme de baja, cancelar el servicio, cancelar mi, me cambio de, cambiarme de, cambiar de compania, me voy de, me voy a
  la competencia, portarme, no vuelvo, no volvere, no volveria, no regreso, nunca mas, ultima vez que compro, perdieron un cliente,
  perdieron una clienta, pierden un cliente, no compro mas, never again, won't be back, will not be back, won't return, will not
  return, never coming back, never going back, cancel my, cancelling, canceling, switching to, closing my account, lost a customer,
  last time i, taking my business, vou cancelar, cancelar meu, cancelar o, nao volto, nao voltarei, nunca mais, perderam um cliente,
  mudar de operadora, nao compro mais
`);

const HARD = listed(`
  tuve que llamar, tuvimos que llamar, llame tres veces, llame varias veces, llamar varias veces, me transfirieron, me pasaron de, de
  un lado a otro, vueltas y vueltas, me tuvieron de, complicad*, engorros*, burocra*, muchos tramites, tramite eterno, dificil,
  laberinto, tuve que ir, tuve que volver, tuve que explicar, repetir todo, imposible comunicarse, imposible contactar, had to call,
  called three times, called several times, transferred me, got transferred, passed around, complicated, difficult, confusing, had to
  explain, had to go, had to repeat, jump through hoops, impossible to reach, impossible to contact, hard to, tive que ligar, liguei
  varias vezes, me transferiram, complicado, tive que ir, tive que explicar
`);

const EASY = listed(`
  facil*, sencill*, simple, en un minuto, en minutos, en cinco minutos, a la primera, sin tramites, sin vueltas, comod*, practico,
  practica, easy, easily, effortless*, straightforward, in minutes, in a minute, first time, seamless*, simples, rapidinho, na
  primeira
`);

/** Places in a text that say how much is at stake. */
export interface Finding {
  readonly start: number;
  readonly severity: Severity;
  readonly isDefect: boolean;
}

type Sign = Pick<Finding, 'severity' | 'isDefect'> | 'leaving' | 'hard' | 'easy';

const signs = (phrases: readonly string[], sign: Sign): [string, Sign][] => phrases.map((phrase) => [phrase, sign]);

const findSigns = phraseFinder([
  ...signs(CRITICAL, { severity: 4, isDefect: true }),
  ...signs(SERIOUS, { severity: 3, isDefect: false }),
  ...signs(DEFECT, { severity: 2, isDefect: true }),
  ...signs(LEAVING, 'leaving'),
  ...signs(HARD, 'hard'),
  ...signs(EASY, 'easy'),
]);
/** "Si falla…", "¿qué hago si…": an if reports nothing. */
const HYPOTHETICAL = /(?<![a-z])(?:si|if|se|en caso de que|in case)\s+(?:\S+\s+){0,3}$/;
const CONTEXT = 32;

/** What a text says beside its sentiment. */
export interface Signs {
  /** Without what is taken back ("sin errores") or only supposed ("si falla"). */
  readonly findings: readonly Finding[];
  /** Offsets where the customer says they leave. */
  readonly leaving: readonly number[];
  /** 0 effortless to 1 hard; undefined when the text does not say. */
  readonly effort: number | undefined;
}

/** Reads the signs of folded text. */
export function signsIn(folded: string): Signs {
  const matches = findSigns(folded);
  const findings: Finding[] = [];
  const leaving: number[] = [];
  let hard = 0;
  let easy = 0;
  for (const { start, negated, value } of matches) {
    if (value === 'hard' || value === 'easy') {
      if ((value === 'hard') !== negated) hard++;
      else easy++;
    } else if (negated || HYPOTHETICAL.test(folded.slice(Math.max(0, start - CONTEXT), start))) continue;
    else if (value === 'leaving') leaving.push(start);
    else findings.push({ start, ...value });
  }
  return { findings, leaving, effort: hard + easy === 0 ? undefined : Math.round((100 * (hard + 0.25)) / (hard + easy + 0.5)) / 100 };
}
