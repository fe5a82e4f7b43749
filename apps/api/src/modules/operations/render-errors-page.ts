import { readFileSync } from 'node:fs';
import path from 'node:path';
import { statusOf } from '../../platform/http/error-status.js';
import { escapeHtml } from '../../platform/http/escape-html.js';
import { documentPage, inlineMarkup } from './document-page.js';

const ERRORS_FILE = path.resolve(import.meta.dirname, '../../../../../docs/errors.md');

/** What docs/errors.md says of one code. */
export interface ErrorPage {
  readonly code: string;
  readonly paragraphs: readonly string[];
}

/** The sections of docs/errors.md: a heading with the code, then paragraphs. */
export function readErrorPages(markdown = readFileSync(ERRORS_FILE, 'utf8')): ErrorPage[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      const paragraphs = lines
        .join('\n')
        .split(/\n\s*\n/)
        .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim())
        .filter((paragraph) => paragraph !== '');
      return { code: heading.replaceAll('`', '').trim(), paragraphs };
    });
}

/** Where the `type` of every problem leads: one anchor a code. */
export function renderErrorsPage(pages: readonly ErrorPage[], nonce: string): string {
  const articles = pages.map(
    ({ code, paragraphs }) =>
      `<article id="${escapeHtml(code)}"><h2 class="code">${escapeHtml(code)} <span class="status">${statusOf(code) ?? ''}</span></h2>${paragraphs
        .map((paragraph) => `<p>${inlineMarkup(paragraph)}</p>`)
        .join('')}</article>`,
  );
  const lead =
    '<p class="muted">The <code>code</code> of a refusal is stable; its <code>detail</code> may be reworded. Sockets carry the same codes.</p>';
  return documentPage('Pulso errors', nonce, `<h1>Errors</h1>${lead}${articles.join('\n')}`);
}
