export function OpinionOnTop() {
  return null;
}
