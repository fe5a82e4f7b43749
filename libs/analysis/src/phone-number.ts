/** Words that announce a phone number, right before it. Folded. */
const ANNOUNCED =
  /(?:telefono|telefone|fono|tel|cel|celular|movil|whatsapp|whats|wsp|wasap|zap|fax|phone|mobile|cell|call me (?:at|on)|reach me (?:at|on)|text me (?:at|on)|my number is|mi numero es|mi numero|meu numero e|meu numero|llamar al|llamarme al|llamame al|llamen al|llamenme al|marcar al|contacto|contactarme al|comuniquense al|ligar para|me liga no|numero de contacto)\s*(?:es|is|e|:|al|n[°º.]?|#|no\.)?\s*:?\s*$/;
/** Words that announce some other number. Folded. */
const SOMETHING_ELSE =
  /(?:pedido|orden|order|ticket|folio|boleta|factura|invoice|guia|tracking|seguimiento|rastreo|codigo|code|cod|reserva|booking|reference|referencia|ref|caso|case|solicitud|reclamo|cliente|customer|contrato|contract|cuenta|account|conta|protocolo|serie|serial|sku|imei|poliza|transaccion|operacion|lote|version|isbn|nota fiscal)\s*(?:numero|number|num|nro|no|n|id|de cliente)?\s*(?:es|is|e)?\s*[.:#°º]*\s*$/;
const MONEY_BEFORE = /(?:[$€£]|r\$|us\$|s\/|clp|usd|eur|ars|mxn|cop|brl|pen)\s*$/;
const MONEY_AFTER =
  /^\s*(?:pesos|dolares|euros|reais|soles|lucas|dollars|clp|usd|eur|ars|mxn|cop|brl|[€$%]|veces|unidades|puntos|km|kg|gr|ml|gb|mb|mbps)(?![a-z])/;
const THOUSANDS = /^\d{1,3}(?:\.\d{3})+$|^\d{1,3}(?:,\d{3})+$|^\d{1,2}(?: \d{3})+$/;
const DATE = /^(?:\d{4}[-. ]\d{1,2}[-. ]\d{1,2}|\d{1,2}[-. ]\d{1,2}[-. ]\d{2,4})(?:\s.*)?$/;
const YEARS = /^(?:19|20)\d{2}(?:\s*-?\s*(?:19|20)\d{2})+$/;
/** Written together: mobiles of Spain, Chile and Peru (9), Argentina, Mexico, Colombia, United States (10), Brazil (11). */
const BARE = /^(?:[679]\d{8}|0?[2-9]\d{9}|[1-9]{2}9\d{8}|549?\d{10}|569\d{8}|55\d{10,11}|52\d{10}|51\d{9}|57\d{10}|34\d{9}|1[2-9]\d{9})$/;

export const PHONE_CANDIDATE = /(?<![\p{L}\p{N}_@/=.,-])(?:\+|\()?\d(?:[ .()/-]{0,2}\d){5,15}(?![\p{L}\p{N}_]|[.,]\d)/gu;

/**
 * Whether a run of digits is most likely a phone number: announced as one, written internationally, or grouped and long as one.
 * `before` and `after` are the folded text around it. Prices, dates, years and numbered papers are not.
 */
export function isPhone(candidate: string, before: string, after: string): boolean {
  const digits = candidate.replace(/\D/g, '');
  if (digits.length > 15 || MONEY_BEFORE.test(before) || MONEY_AFTER.test(after)) return false;
  if (candidate.startsWith('+')) return digits.length >= 8;
  if (ANNOUNCED.test(before)) return digits.length >= 6;
  if (SOMETHING_ELSE.test(before) || THOUSANDS.test(candidate) || DATE.test(candidate) || YEARS.test(candidate)) return false;
  if (/^\d+$/.test(candidate)) return BARE.test(candidate);
  const groups = candidate.split(/[^\d]+/).filter(Boolean);
  const longest = Math.max(...groups.map((group) => group.length));
  if (candidate.includes('(')) return digits.length >= 7;
  return (
    !candidate.includes('/') &&
    digits.length >= 8 &&
    digits.length <= 13 &&
    groups.length <= 5 &&
    longest >= 3 &&
    groups.at(-1)!.length >= 2
  );
}
