import { metadataHosts } from './network-programs.data.ts';

/** True when a text names, in any spelling, an address at which a cloud gives out the credentials of the machine. */
export function namesMetadataAddress(text: string): boolean {
  const small = text.toLowerCase();
  if (metadataHosts.some((host) => !host.startsWith('[') && small.includes(host))) return true;
  return small
    .split(/[\s/@,;'"<>?#&=|\\]+/u)
    .some((part) => mayBeAddress(part) && isMetadata(part));
}

// Only numbers, or letters that are numbers in disguise, have several spellings.
function mayBeAddress(part: string): boolean {
  return part.length > 4 && part.length < 100 && /^[[\]0-9a-fx.:%\P{ASCII}]+$/u.test(part);
}

function isMetadata(part: string): boolean {
  const bare = part.replace(/:\d*$/u, '');
  const spellings = [
    part,
    bare,
    `[${part.replaceAll(/[[\]]/gu, '')}]`,
    `[${bare.replaceAll(/[[\]]/gu, '')}]`,
  ];
  return spellings.some((spelling) => {
    const url = `http://${spelling}/`;
    if (!URL.canParse(url)) return false;
    return metadataHosts.includes(new URL(url).hostname.replace(/\.$/u, ''));
  });
}
