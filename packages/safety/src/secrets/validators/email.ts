// What stands for nobody, and what ends like a file.
const nobody =
  /^(?:git|hg|svn|no-?reply|donotreply|mailer-daemon|postmaster|root|user|username|you|your(?:name|email)?|name|me|someone|foo|bar|test|example|email)$/iu;
const reserved =
  /(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid|localhost|local|internal|lan)$/iu;
const fileEnding =
  /\.(?:js|ts|jsx|tsx|mjs|cjs|json|css|scss|less|html?|svg|png|jpe?g|gif|webp|ico|mp[34]|txt|xml|ya?ml|toml|lock|log|map|vue|php|py|rb|go|rs|java|service|target|socket|timer|mount)$/iu;

/** Whether an address may be somebody's: of a domain that can have one, and not of a machine or a placeholder (RFC 2606, RFC 6762). */
export function isEmailOfSomebody(text: string): boolean {
  const cut = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, cut), text.slice(cut + 1)];
  if (nobody.test(local) || reserved.test(domain) || fileEnding.test(domain)) return false;
  return (
    !domain.split('.').some((label) => label.startsWith('-') || label.endsWith('-')) &&
    !local.includes('..')
  );
}
