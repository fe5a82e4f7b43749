/** Hints stand under their field, so that the fields of a row stay in line whatever the hints say. */
export const HINT_BELOW: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];
