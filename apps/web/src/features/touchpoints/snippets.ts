/** What a customer's page needs to show the widget, in the forms people paste. */
export function snippets(
  pulsoOrigin: string,
  publicKey: string,
): { readonly script: string; readonly react: string; readonly link: string } {
  const source = `${pulsoOrigin}/widget/v1.js`;
  return {
    script: `<script async src="${source}" data-touchpoint="${publicKey}"></script>`,
    react: `import { useEffect } from 'react';

export function PulsoWidget() {
  useEffect(() => {
    if (document.querySelector('script[data-touchpoint="${publicKey}"]')) return;
    const script = document.createElement('script');
    script.async = true;
    script.src = '${source}';
    script.dataset.touchpoint = '${publicKey}';
    document.body.append(script);
  }, []);
  return null;
}`,
    link: `${pulsoOrigin}/f/${publicKey}`,
  };
}
