import type { OpenAPIObject } from '@nestjs/swagger';
import { escapeHtml } from '../../platform/http/escape-html.js';
import { documentPage, inlineMarkup } from './document-page.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
interface Entry {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The OpenAPI document as a page: what there is, who may call it, what goes in and what comes out. */
export function renderApiPage(document: OpenAPIObject, nonce: string): string {
  const byTag = new Map<string, Entry[]>();
  for (const [path, item] of Object.entries(document.paths))
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      const tag = operation.tags?.[0] ?? 'pages';
      byTag.set(tag, [...(byTag.get(tag) ?? []), { method, path, operation }]);
    }
  const tags = [...byTag.keys()].sort((one, other) => Number(one === 'pages') - Number(other === 'pages') || one.localeCompare(other));
  const body = [
    `<h1>${escapeHtml(document.info.title)} API</h1>`,
    `<p>${inlineMarkup(document.info.description ?? '')}</p>`,
    `<p class="muted">For programs: <a href="/openapi.json">/openapi.json</a> (OpenAPI ${escapeHtml(document.openapi)}).</p>`,
    `<nav>${tags.map((tag) => `<a href="#${escapeHtml(tag)}">${escapeHtml(tag)}</a>`).join('')}</nav>`,
    ...tags.map(
      (tag) => `<h2 id="${escapeHtml(tag)}">${escapeHtml(tag.replaceAll('-', ' '))}</h2>${byTag.get(tag)!.map(article).join('')}`,
    ),
    '<h2 id="problem">Problem</h2>',
    `<article>${schemaBlock('Every refusal', document.components?.schemas?.['Problem'])}</article>`,
  ];
  return documentPage('Pulso API', nonce, body.join('\n'));
}

function article({ method, path, operation }: Entry): string {
  const parameters = (operation.parameters ?? []).flatMap((parameter) => ('name' in parameter ? [parameter] : []));
  const body =
    operation.requestBody && 'content' in operation.requestBody ? Object.values(operation.requestBody.content)[0]?.schema : undefined;
  const answers = Object.entries(operation.responses).flatMap(([status, response]) =>
    status.startsWith('2') && response && 'description' in response
      ? [{ status, schema: Object.values(response.content ?? {})[0]?.schema }]
      : [],
  );
  return [
    `<article id="${escapeHtml(`${method}-${path}`)}"><h3><span class="method">${method.toUpperCase()}</span> ${escapeHtml(path)}</h3>`,
    `<p class="muted">${inlineMarkup(operation.description ?? '')}</p>`,
    parameters.length > 0
      ? `<table><tbody>${parameters
          .map(
            ({ name, in: place, required, schema, description }) =>
              `<tr><td><code>${escapeHtml(name)}</code></td><td>${escapeHtml(place)}${required ? '' : ', optional'}</td><td>${description ? `${inlineMarkup(description)}<br>` : ''}<code>${escapeHtml(JSON.stringify(schema ?? {}))}</code></td></tr>`,
          )
          .join('')}</tbody></table>`
      : '',
    body ? schemaBlock('Body', body) : '',
    ...answers.map(({ status, schema }) =>
      schema ? schemaBlock(`Answer ${status}`, schema) : `<p><span class="status">${escapeHtml(status)}</span></p>`,
    ),
    '</article>',
  ].join('');
}

function schemaBlock(title: string, schema: unknown): string {
  return `<details><summary>${escapeHtml(title)}</summary><pre>${escapeHtml(JSON.stringify(schema, null, 2))}</pre></details>`;
}
