/**
 * Fixed phrases whose words mislead one by one ("no está nada mal"). Written folded: lower case, no accents.
 * Each is replaced by one marker before the words are weighed.
 */
const PRAISE = [
  // es
  '(?:no (?:esta|esta\\w+|estuv\\w+|es|fue|era|quedo|salio|me parecio|lo veo) )?(?:para )?nada mal[oa]?s?(?: la verdad)?',
  'no (?:esta|estuvo|estaba) mal',
  'no (?:tengo|tenemos|hay|tuve|tuvimos) (?:nada |ningun[ao]? )?(?:de que |que |por que )?(?:quejarme|quejarnos|quejarse|queja|quejas|reclamo|reclamos|reclamar|objetar|objecion|que objetar)',
  '(?:no (?:me|nos) puedo|no (?:me|nos) podemos|no puedo|no podemos) (?:quejar|quejarme|quejarnos)',
  'sin (?:ninguna |ningun )?(?:queja|quejas|problema|problemas|inconveniente|inconvenientes|complicaciones|contratiempos|drama|dramas|novedad)',
  'no (?:tuve|tuvimos|he tenido|hemos tenido|hubo|tengo) (?:ningun |ninguna )?(?:problema|problemas|inconveniente|inconvenientes|dificultad|contratiempo)',
  '(?:nunca|jamas) (?:he tenido|tuve|hemos tenido|tuvimos|me dio|me ha dado|dieron|dio) (?:ningun |un |una )?(?:problema|problemas|queja|quejas)',
  '(?:nunca|no|jamas) (?:me |nos )?(?:falla|fallan|ha fallado|han fallado|decepciona|decepcionan|decepcionaron|defrauda|defraudan|defraudo|quedan mal)',
  'no (?:puede|podia|podria|pudo|pueden|podrian) (?:ser|estar|ir|haber sido|salir|pedirse) mejor\\w*',
  'no (?:se )?(?:puedo|puede|podemos) pedir mas',
  'no (?:hay|tiene|tienen) (?:con que compararlo|desperdicio|rival|comparacion|punto de comparacion)',
  'no (?:lo|la|los|las) cambio por nada',
  'no (?:puedo|podria) estar mas (?:content|satisfech|feliz|agradecid)\\w*',
  'no (?:dudo|dudaria|dude|duden) en (?:recomendar|volver|repetir)\\w*',
  'mejor imposible',
  'no (?:me |nos )?(?:cobraron|cobran) (?:nada )?de mas',
  'no (?:se )?(?:demoraron|tardaron|demoro|tardo|demoran|tardan)(?: nada| mucho)?',
  // en
  'not (?:at all |half |too |so |that )?bad(?: at all)?',
  "(?:can't|cannot|can not|cant|couldn't|could not) (?:really )?(?:complain|fault)",
  "(?:couldn't|could not|can't|cannot|couldnt) (?:be|have been|get|go|have gone|have asked for|ask for) (?:any )?(?:more |much )?(?:happier|better|easier|smoother|more)",
  '(?:no|zero|never (?:had )?(?:a|any)|without (?:a|any)|had no|not a single|with no) (?:real |major )?(?:complaint|complaints|issue|issues|problem|problems|trouble|hassle|fuss)',
  'nothing (?:bad )?to (?:complain about|fault)',
  "(?:never|not|didn't|doesn't|don't|did not|does not) (?:disappoint|disappoints|disappointed|fails to impress|let me down|lets me down|letting me down|let us down)",
  "(?:can't|cannot|couldn't) recommend (?:\\w+ ){0,3}enough",
  "(?:can't|cannot|can not) (?:go wrong|beat it|say enough good)",
  'hassle free',
  // pt
  'nao (?:esta|estava|e|foi|ficou) (?:nada )?mal',
  'nao (?:tenho|temos|ha|tive) (?:do que |nada a |nenhuma |de que |o que )?(?:me )?(?:queixar|queixa|queixas|reclamar|reclamacao|reclamacoes)',
  'nao (?:posso|podemos) (?:me |nos )?(?:queixar|reclamar)',
  'sem (?:nenhum |nenhuma )?(?:queixas|reclamacao|reclamacoes|problema|problemas|complicacao|complicacoes)',
  '(?:nunca|nao) (?:tive|tivemos) (?:nenhum |um )?(?:problema|problemas)',
  '(?:nunca|nao) (?:me |nos )?(?:decepciona|decepcionam|decepcionou|falha|falham|deixa na mao|deixou na mao)',
  'nao (?:podia|poderia|pode) (?:ser|estar|ter sido) melhor',
];

const BLAME = [
  // es
  'no (?:lo|la|los|las|le|les|se los|se lo)? ?recomiendo(?: para nada| a nadie)?',
  'no (?:recomendable|recomendaria|volveria|volvere|volveremos|vuelvo|regreso|regresaria|compro mas|comprare)',
  'no (?:me |nos )?(?:sirve|sirvio|sirven|sirvieron)(?: para nada| de nada)?',
  'no (?:vale|valio) (?:la pena|lo que cuesta|nada)',
  'no (?:me |nos )?(?:funciona|funciono|funcionan|anda|resolvieron|resuelven|resolvio|solucionaron|solucionan|soluciono|ayudaron|ayudo|ayudan|cumplen|cumple|cumplieron|cumplio|responden|respondieron|contestan|contestaron|atienden|atendieron|gusto|gusta|convence|convencio)',
  'dej(?:a|an|o|aron) (?:mucho |bastante |algo )?que desear',
  'brilla(?:n)? por su ausencia',
  '(?:no|nada) (?:es|fue|esta|estuvo)? ?(?:para )?nada (?:bueno|buena|bien|recomendable|amable|amables|satisfech[oa])',
  'una perdida de tiempo',
  'ni regalado',
  '(?:muchas )?gracias por nada',
  'cero (?:recomendable|recomendado|ayuda|empatia|soluciones|solucion|respuesta)',
  'de mal en peor',
  'nunca mas',
  // en
  "(?:not|isn't|wasn't|is not|hardly) (?:really |even |at all |very )?worth(?: it)?",
  "(?:would|will|do|can|could)(?: not|n't) (?:really |ever )?(?:recommend|be back|buy again|order again|use again|return|shop here again|come back)",
  "(?:can't|cannot|won't|don't) (?:really )?recommend(?! (?:\\w+ ){0,3}enough)",
  'leaves? (?:a lot|much|something) to be desired',
  "(?:not|isn't|wasn't|weren't|aren't) (?:very |really |so |at all |that |too )?(?:good|happy|great|helpful|impressed|pleased|satisfied|friendly|acceptable|working|nice)",
  "(?:does|do|did|is)(?: not|n't) (?:work|help|care|fix|solve|resolve|answer|respond)(?:ing|ed)?",
  "(?:couldn't|could not|can't) (?:be|have been|get) (?:any )?worse",
  'never again',
  'waste of (?:time|money|space)',
  'no help(?: at all)?',
  'thank(?:s| you) for nothing',
  'fell short',
  // pt
  'nao recomendo(?: a ninguem| para ninguem)?',
  'nao (?:volto|voltarei|voltaria|compro mais|funciona|funcionou|resolve|resolveu|resolveram|resolvem|ajudou|ajudaram|serve|serviu|presta|vale a pena|valeu a pena|cumpre|cumpriu|respondem|gostei)',
  'deix(?:a|ou|am) (?:muito )?a desejar',
  'perda de tempo',
  'obrigad[oa] por nada',
];

const SHRUG = [
  'ni fu ni fa',
  'ni bien ni mal',
  'ni bueno ni malo',
  'ni buena ni mala',
  'mas o menos',
  'neither good nor bad',
  'so so',
  'nem bom nem ruim',
  'nem bem nem mal',
  'mais ou menos',
  'nada del otro mundo',
  'nothing special',
  'nada de especial',
];

const anyOf = (phrases: readonly string[]) => new RegExp(`(?<![a-z0-9])(?:${phrases.join('|')})(?![a-z0-9])`, 'g');

const MARKERS: readonly [RegExp, string][] = [
  [anyOf(SHRUG), ' idiomneutral '],
  [anyOf(PRAISE), ' idiompraise '],
  [anyOf(BLAME), ' idiomblame '],
];

/** What `replaceIdioms` leaves in the text. */
export const IDIOM_MARKERS: ReadonlySet<string> = new Set(MARKERS.map(([, marker]) => marker.trim()));

/** The folded text with every idiom replaced by a marker word. */
export function replaceIdioms(folded: string): string {
  return MARKERS.reduce((text, [idioms, marker]) => text.replace(idioms, marker), folded);
}
