import english from './en.json';
import { startCall } from './phone-call.js';

/** What the script says itself; the page's own texts stand in demo.html, their English in en.json. */
const TEXTS = {
  es: {
    title: 'Panadería La Espiga',
    added: (count: number, sum: string) => (count === 1 ? `1 pan en tu cesta: ${sum}` : `${count} panes en tu cesta: ${sum}`),
    found: (number: string) => `Pedido ${number}: llega hoy antes de las 08:30`,
    unknown: 'No encontramos ese pedido. El número empieza por ESP y lleva cuatro cifras, como ESP-1042.',
    call: {
      idle: 'Llama gratis desde esta página.',
      start: 'Llamar ahora',
      ringing: 'Llamando…',
      lines: [
        'Marta: «Buenos días, La Espiga, le atiende Marta. ¿En qué puedo ayudarle?»',
        'Tú: «Mi pedido llegó con una hogaza de menos.»',
        'Marta: «Lo siento. Le enviamos la hogaza hoy mismo, sin costo.»',
      ],
      hangUp: 'Colgar',
      ended: 'Llamada terminada. ¿Cómo te fue?',
      again: 'Llamar otra vez',
    },
  },
  en: {
    title: 'La Espiga Bakery',
    added: (count: number, sum: string) => (count === 1 ? `1 item in your basket: ${sum}` : `${count} items in your basket: ${sum}`),
    found: (number: string) => `Order ${number}: arrives today before 08:30`,
    unknown: 'We could not find that order. The number starts with ESP and has four digits, like ESP-1042.',
    call: {
      idle: 'Call free from this page.',
      start: 'Call now',
      ringing: 'Calling…',
      lines: [
        'Marta: “Good morning, La Espiga, Marta speaking. How can I help you?”',
        'You: “My order came with one loaf missing.”',
        'Marta: “I am sorry. We will send you the loaf today, free of charge.”',
      ],
      hangUp: 'Hang up',
      ended: 'Call ended. How did it go?',
      again: 'Call again',
    },
  },
};

const find = <E extends HTMLElement = HTMLElement>(id: string): E => document.getElementById(id) as E;
const language = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'es';
const texts = TEXTS[language];

function speakEnglish(): void {
  const words: Readonly<Record<string, string>> = english;
  document.documentElement.lang = 'en';
  document.title = texts.title;
  for (const element of document.querySelectorAll<HTMLElement>('[data-t]')) element.textContent = words[element.dataset.t ?? ''] ?? '';
  for (const element of document.querySelectorAll<HTMLElement>('[data-t-label]'))
    element.ariaLabel = words[element.dataset.tLabel ?? ''] ?? '';
  for (const price of document.querySelectorAll('.buy b')) price.textContent = `€${price.textContent?.replace(' €', '').replace(',', '.')}`;
  const other = find<HTMLAnchorElement>('language');
  Object.assign(other, { href: '?lang=es', hreflang: 'es', lang: 'es', textContent: 'Español' });
}

function sellBread(): void {
  const money = new Intl.NumberFormat(language === 'en' ? 'en-IE' : 'es-ES', { style: 'currency', currency: 'EUR' });
  let count = 0;
  let sum = 0;
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-add]')) {
    const row = button.closest('li');
    button.ariaLabel = `${button.textContent}: ${row?.querySelector('h3')?.textContent}`;
    button.addEventListener('click', () => {
      count += 1;
      sum += Number(button.dataset.add);
      find('basket').textContent = texts.added(count, money.format(sum));
    });
  }
}

function trackOrders(): void {
  const input = find<HTMLInputElement>('order-number');
  const track = (): void => {
    const number = input.value.trim().toUpperCase();
    const known = /^ESP-\d{4}$/.test(number);
    find('track-card').hidden = !known;
    find('track-head').textContent = known ? texts.found(number) : '';
    find('track-error').textContent = known ? '' : texts.unknown;
    input.ariaInvalid = String(!known);
  };
  find('track').addEventListener('submit', (event) => {
    event.preventDefault();
    track();
  });
  track();
}

if (language === 'en') speakEnglish();
sellBread();
trackOrders();
startCall(find, texts.call, () => (window as { pulso?: { open(): void } }).pulso?.open());
