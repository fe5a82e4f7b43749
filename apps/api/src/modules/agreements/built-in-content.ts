import { builtInTemplate, emptyContent, type AgreementContent, type AgreementTemplate, type TemplateVariable } from '@pulso/agreements';
import { agreementContent, type CreateAgreementBody } from '@pulso/contracts';
import { InvalidRequest } from '../../platform/http/to-problem.js';

/** What may be given for a kind of variable; texts are held to the content's own shape. */
const FORMS: Readonly<Partial<Record<TemplateVariable['kind'], readonly [RegExp, string]>>> = {
  date: [/^\d{4}-\d{2}-\d{2}$/, 'Write a date as 2026-01-31.'],
  money: [/^\d{1,15}$/, 'Write an amount as a whole number of the smallest unit of the currency.'],
  number: [/^\d{1,12}(\.\d{1,9})?$/, 'Write a number as 0.85: digits, a dot, no sign.'],
  email: [/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'Write an e-mail address.'],
};

type Wanted = Pick<CreateAgreementBody, 'templateKey' | 'language' | 'alsoIn' | 'variables'>;

/**
 * What a built-in template makes of the values given; null when there is no such template.
 * @param timeZone of the organization, for a blank agreement
 * @throws InvalidRequest naming the variables that are wrong
 */
export function builtInContent({ templateKey, language, alsoIn, variables }: Wanted, timeZone: string): AgreementContent | null {
  const template = builtInTemplate(templateKey);
  if (template) return build(template, [...new Set([language, ...alsoIn])], variables);
  if (templateKey !== 'blank') return null;
  const blank = emptyContent({ type: 'customer', perspective: 'provider', language, timeZone, currency: 'EUR' });
  return { ...blank, overview: { ...blank.overview, languages: [...new Set([language, ...alsoIn])] } };
}

function build(
  template: AgreementTemplate,
  languages: readonly CreateAgreementBody['language'][],
  variables: Readonly<Record<string, string>>,
): AgreementContent {
  const errors = Object.entries(variables).flatMap(([key, value]) => {
    const variable = template.variables.find((known) => known.key === key);
    const form = variable && FORMS[variable.kind];
    if (!variable) return [{ path: `variables.${key}`, message: 'The template asks for no such value.' }];
    return form && value.trim() !== '' && !form[0].test(value.trim()) ? [{ path: `variables.${key}`, message: form[1] }] : [];
  });
  if (errors.length > 0) throw new InvalidRequest(errors);
  const parsed = agreementContent.safeParse(template.build(variables, languages));
  if (parsed.success) return parsed.data;
  throw new InvalidRequest(
    parsed.error.issues.slice(0, 20).map(({ path, message }) => ({ path: `content.${path.map(String).join('.')}`, message })),
  );
}
