import { escapeHtml } from '../../platform/http/escape-html.js';

/** Puts values, escaped, and ready-made markup where a template says `{{name}}`. A name that nothing is called is a bug. */
export function fillTemplate(
  template: string,
  values: Readonly<Record<string, string>>,
  markup: Readonly<Record<string, string>> = {},
): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = markup[name] ?? (values[name] === undefined ? undefined : escapeHtml(values[name]));
    if (value === undefined) throw new Error(`The template names ${name}, which has no value.`);
    return value;
  });
}
