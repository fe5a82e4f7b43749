import { listed } from './phrases.js';

/** Something an organization wants opinions sorted by. Keywords use the syntax of `phraseFinder`. */
export interface Topic {
  /** Stable and url-safe; what analyses store. */
  readonly id: string;
  readonly name: { readonly es: string; readonly en: string; readonly pt: string };
  /** Words that speak of the topic without judging it. */
  readonly keywords: readonly string[];
  /** Words that speak of it and praise it. */
  readonly praise?: readonly string[];
  /** Words that speak of it and blame it. */
  readonly blame?: readonly string[];
}

/** What can be asked about; the first match of a topic does not hide another topic. */
export type Taxonomy = readonly Topic[];

/** The start of every organization: a call centre and a shop. */
export const DEFAULT_TAXONOMY: Taxonomy = [
  {
    id: 'wait',
    name: { es: 'Espera', en: 'Waiting time', pt: 'Espera' },
    keywords: listed(`
      espera, tiempo de respuesta, tiempo de atencion, waiting time, wait time, on hold, fila, cola, queue, tempo de espera,
      atendimento rapido
    `),
    praise: listed(`
      rapid*, veloz, velocidad, agil*, al instante, de inmediato, inmediat*, en el acto, quick*, fast*, prompt*, right away, in no
      time, speedy, na hora
    `),
    blame: listed(`
      demor*, tard* _ en, tardan*, tardaron, tardanza, tardo, lent*, esperando, espere, esperamos, hay que esperar, tuve que esperar,
      eternidad, eterna, eterno, horas al telefono, nadie contesta, no contestan, no atienden, waited, waiting, slow*, took forever,
      took ages, kept me on hold, long queue*, long line*, long wait*, nobody answers, no one answers, colgaron, hung up, esperei,
      demorou, muito tempo
    `),
  },
  {
    id: 'agent',
    name: { es: 'Trato', en: 'Treatment by staff', pt: 'Atendimento' },
    keywords: listed(`
      atencion, trato, agente*, ejecutiv*, operador*, asesor*, vendedor*, emplead*, cajer*, camarer*, meser*, mozo*, personal,
      funcionari*, la chica, el chico, la senorita, supervisor*, repartidor*, tecnico, tecnicos, agent*, staff, representative*, rep,
      customer service, customer support, cashier*, waiter*, waitress*, clerk*, employee*, technician*, driver*, atendente*,
      atendimento, garcom, garcons, vendedora*, servicio al cliente, soporte
    `),
    praise: listed(`
      amab*, simpatic*, cordial*, atent*, educad*, paciencia, paciente, gentil*, empatic*, buena onda, friendly, polite, kind,
      courteous, helpful, patient, professional, simpatica, atencios*
    `),
    blame: listed(`
      groser*, mal educad*, maleducad*, prepotent*, antipatic*, mala onda, de mala gana, desinteres*, altaner*, me grito, me trato
      mal, me trataron mal, mal trato, maltrato, rude*, impolite, arrogant, unfriendly, unhelpful, yelled, dismissive, condescending,
      grosseir*, mal educado, sem educacao, falta de respeto, falta de respeito
    `),
  },
  {
    id: 'resolution',
    name: { es: 'Resolución', en: 'Resolution', pt: 'Resolução' },
    keywords: listed(`
      solucion, soluciones, resolucion, respuesta, reclamo, reclamos, reclamacion, mi caso, seguimiento, solution, resolution, my
      case, my issue, my problem, follow up, complaint, solucao, reclamacao, meu problema, mi problema, ayuda, help
    `),
    praise: listed(`
      resolvi*, resuelto, resuelven, solucionaron, soluciono, solucionado, me ayudaron, me ayudo, resolved, solved, fixed, sorted,
      helped me, resolveu, resolveram, resolvido, a la primera
    `),
    blame: listed(`
      no resolv*, no resuelv*, no soluciona*, sin solucion, sin respuesta, sigue igual, siguen sin, sigo sin, sigo esperando, nadie se
      hace cargo, nadie me ayudo, nadie responde, nunca me llamaron, not resolved, unresolved, not fixed, not solved, never called
      back, still waiting, no solution, didn't help, did not help, nao resolv*, sem solucao, sem resposta, ninguem resolve, ninguem
      responde
    `),
  },
  {
    id: 'price',
    name: { es: 'Precio', en: 'Price', pt: 'Preço' },
    keywords: listed(`
      precio*, costo, costos, coste, valor del plan, tarifa*, price*, pricing, cost, preco*, calidad precio, promocion*, oferta*,
      descuento*, discount*, value for money
    `),
    praise: listed(`barat*, economic*, buen precio, cheap, affordable, great value, good value, worth every, vale cada`),
    blame: listed(`
      carisim*, caro, cara, caros, caras, sobreprecio, abusiv*, un robo, subieron el precio, expensive, overpriced, pricey, rip off,
      ripoff, salgad*, carissim*
    `),
  },
  {
    id: 'quality',
    name: { es: 'Calidad del producto', en: 'Product quality', pt: 'Qualidade do produto' },
    keywords: listed(`
      calidad, producto*, sabor*, material*, quality, product, products, taste*, flavor*, flavour*, qualidade, produto*, comida, food,
      pan, pao, bread, torta*, pastel*, cake*, croissant*, medialuna*, empanada*, cafe, coffee, bollo*, factura de manteca, facturas
      dulces
    `),
    praise: listed(`
      delicios*, rico, rica, riquisim*, exquisit*, sabros*, delicious, tasty, yummy, gostos*, durable*, well made, buena calidad,
      excelente calidad, de calidad
    `),
    blame: listed(`
      defectuos*, rotos, rotas, mala calidad, quemad*, insipid*, sin sabor, broken, defective, faulty, poor quality, low quality,
      bland, burnt, undercooked, tasteless, com defeito, quebrad*, se rompio, se me rompio, dejo de funcionar, stopped working, fell
      apart
    `),
  },
  {
    id: 'freshness',
    name: { es: 'Frescura', en: 'Freshness', pt: 'Frescor' },
    keywords: listed(`frescura, freshness, frescor, vencimiento, fecha de caducidad, expiry date, validade`),
    praise: listed(`
      fresco, fresca, frescos, frescas, fresquit*, fresquisim*, recien hech*, recien hornead*, del dia, calentit*, crujient*, fresh,
      freshly, crispy, fresquinh*, quentinh*, crocante*
    `),
    blame: listed(`
      rancio, rancia, duro, dura, duros, duras, de ayer, del dia anterior, revenid*, vencid*, caducad*, mohos*, con moho, enmohecid*,
      podrid*, seco, seca, secos, secas, stale, rotten, mold*, mould*, expired, spoiled, dry, soggy, estragad*, mofo, vencida,
      amanhecid*, murch*
    `),
  },
  {
    id: 'delivery',
    name: { es: 'Entrega', en: 'Delivery', pt: 'Entrega' },
    keywords: listed(`
      entrega*, entregaron, reparto, despacho*, envio*, delivery, deliver*, shipping, shipment, paquete*, package*, courier,
      encomienda*, frete, domicilio, llego, llegaron, arrived, chegou, repartidor*
    `),
    praise: listed(`
      llego a tiempo, llegaron a tiempo, llego puntual, puntual*, antes de lo esperado, on time, ahead of schedule, arrived early,
      chegou antes, no prazo
    `),
    blame: listed(`
      llego tarde, llegaron tarde, llega tarde, llegan tarde, nunca llego, no llego, no ha llegado, no llega, no me llego, no
      llegaron, retras*, con retraso, never arrived, not arrived, hasn't arrived, didn't arrive, arrived late, late delivery,
      delivered late, delayed, delay, nao chegou, nunca chegou, chegou atrasad*, chegou tarde, lost package, extraviad*, se perdio el
      paquete
    `),
  },
  {
    id: 'billing',
    name: { es: 'Facturación', en: 'Billing', pt: 'Cobrança' },
    keywords: listed(`
      factura, facturacion, boleta*, recibo*, cobro, cobros, cobranza, pago, pagos, tarjeta, reembolso*, bill, bills, billing,
      invoice*, charge, charges, payment*, refund*, fatura*, cobranca, boleto*, pagamento*, reembolso, estorno, devolucion del dinero
    `),
    blame: listed(`
      me cobra* _ de mas, cobran de mas, cobraron de mas, cobro doble, doble cobro, cobraron dos veces, cobro indebido, cobros
      indebidos, cargo no reconocido, cargos no reconocidos, cobrar* _ sin, overcharg*, charged twice, double charg*, charged me
      twice, wrong amount, hidden fee*, hidden charge*, unauthorized charge*, cobranca indevida, cobraram a mais, cobraram duas vezes,
      no me devuelven, no me devolvieron, no refund
    `),
  },
  {
    id: 'order-error',
    name: { es: 'Error de pedido', en: 'Order error', pt: 'Erro no pedido' },
    keywords: listed(`mi pedido, el pedido, mi orden, my order, the order, meu pedido, o pedido`),
    praise: listed(`pedido correcto, pedido completo, todo completo, order was correct, order was right, pedido certo`),
    blame: listed(`
      pedido equivocado, pedido incompleto, pedido incorrecto, se equivoc*, me equivocaron, equivocad*, me falt*, faltaron, faltaba*,
      vino incomplet*, llego incomplet*, no era lo que pedi, no es lo que pedi, me mandaron otr*, me enviaron otr*, me trajeron otr*,
      wrong order, wrong item*, wrong product, incomplete order, missing item*, items missing, missing from my order, not what i
      ordered, got my order wrong, order was wrong, pedido errado, veio errado, veio faltando, faltou, faltando, incomplet*, trocado
    `),
  },
  {
    id: 'app',
    name: { es: 'App y web', en: 'App and website', pt: 'App e site' },
    keywords: listed(`
      app, aplicacion, aplicativo, pagina, web, sitio, sitio web, plataforma, website, site, portal, login, contrasena, password,
      chatbot, bot, senha, actualizacion, update
    `),
    praise: listed(`facil de usar, intuitiv*, user friendly, easy to use`),
    blame: listed(`
      se cuelga, se traba, se cierra sola, se cierra, no carga, no abre, no me deja entrar, no puedo entrar, no puedo ingresar,
      crash*, won't load, doesn't load, keeps freezing, freezes, buggy, bug, bugs, can't log in, cannot log in, trava, nao abre, nao
      carrega, fora do ar
    `),
  },
  {
    id: 'coverage',
    name: { es: 'Cobertura y red', en: 'Coverage and network', pt: 'Cobertura e rede' },
    keywords: listed(`
      cobertura, senal, internet, wifi, wi-fi, fibra, red, datos moviles, coverage, signal, network, connection, conexion, broadband,
      sinal, conexao, rede, roaming, la linea, la llamada, call quality
    `),
    blame: listed(`
      sin senal, sin internet, sin servicio, sin cobertura, no hay senal, no tengo senal, se cae, se cayo, se corta, se corto, cortes,
      intermitente, no signal, no service, no internet, dropped call*, drops, outage*, keeps dropping, sem sinal, sem internet, caiu,
      cai toda hora
    `),
  },
  {
    id: 'stock',
    name: { es: 'Surtido y existencias', en: 'Range and stock', pt: 'Sortimento e estoque' },
    keywords: listed(`stock, surtido, variedad, inventario, variety, selection, range, estoque, variedade, disponibilidad`),
    blame: listed(`
      agotad*, sin stock, no habia, no quedaba*, no tenian, out of stock, sold out, ran out, esgotad*, em falta, poca variedad
    `),
  },
  {
    id: 'place',
    name: { es: 'Local', en: 'Premises', pt: 'Loja' },
    keywords: listed(`
      local, tienda, sucursal*, lugar, ambiente, bano, banos, estacionamiento, mesa, mesas, store, shop, branch, place, bathroom*,
      restroom*, parking, loja, banheiro*, limpieza, cleanliness, limpeza, musica, music, ruido, noise
    `),
    praise: listed(`limpio, limpia, acogedor*, clean, cozy, cosy, limpo, limpa, aconchegante`),
    blame: listed(`
      sucio, sucia, sucios, asqueros*, dirty, filthy, noisy, ruidos*, suja, sujo, barulhent*, cucaracha*, cockroach*
    `),
  },
];
