const maxNameLength = 255;

// The grammar of the OCI distribution specification, as its reference implementation reads it.
const component = '[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*';
const label = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]{0,61}[a-zA-Z0-9])';
const domain = `(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]{2,45}\\])(?::[0-9]{1,5})?`;
const name = `(?:(?<domain>${domain})/)?(?<path>${component}(?:/${component})*)`;
const tag = '(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?';
const digest =
  '(?:@(?<digest>[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,256}))?';
const reference = new RegExp(`^${name}${tag}${digest}$`, 'u');

/** Whether a text names an image: `name`, `registry:5000/path/name:tag@sha256:…`; at most 255 characters of name (OCI distribution specification). */
export function isImageReference(text: string): boolean {
  if (text.length > 1_024) return false;
  const groups = reference.exec(text)?.groups;
  if (groups === undefined) return false;
  const length = (groups['domain']?.length ?? -1) + 1 + (groups['path']?.length ?? 0);
  return length <= maxNameLength;
}
