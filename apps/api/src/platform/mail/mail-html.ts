const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const STYLE = 'font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:0 auto;padding:1.5rem';

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}

/** A line that is nothing but an address becomes a link; anything else stays text. */
function line(text: string): string {
  const escaped = escape(text);
  return /^https?:\/\/\S+$/.test(text) ? `<a href="${escaped}">${escaped}</a>` : escaped;
}

/** The HTML part of a mail: its text part, escaped, paragraph by paragraph. Both always say the same. */
export function mailHtml({ subject, text, language }: { subject: string; text: string; language: string }): string {
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => `<p>${paragraph.split('\n').map(line).join('<br>')}</p>`);
  return [
    `<!doctype html><html lang="${escape(language)}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">`,
    `<title>${escape(subject)}</title></head><body style="${STYLE}">${paragraphs.join('')}</body></html>`,
  ].join('');
}
