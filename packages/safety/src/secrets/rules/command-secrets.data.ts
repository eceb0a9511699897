import type { RedactionRule } from './redaction-rule.ts';

/** Passwords on command lines and in sentences, where no name stands right before them. */
export const commandSecretRules: readonly RedactionRule[] = [
  {
    id: 'login-option',
    category: 'secret',
    severity: 'high',
    keywords: ['login'],
    // Registries and clouds take a password so.

    pattern:
      /(?<=(?:docker|podman|nerdctl|registry|buildah|skopeo|oras|crane|acr|oc|cf|az|ecr|heroku|npm|vault) )login(?![\w-])[^\n|;&]{0,200}?\s-p[= ]{0,2}(?:"(?<secret>[^"\r\n]{3,200})"|'(?<secret>[^'\r\n]{3,200})'|(?<secret>[^\s"'|;&<>]{3,200}))/uy,
    maxLength: 812,
    validators: ['command-password'],
  },
  {
    id: 'sshpass-option',
    category: 'secret',
    severity: 'high',
    keywords: ['sshpass'],
    pattern:
      /sshpass(?![\w-])[^\n|;&]{0,60}?\s-p ?(?:"(?<secret>[^"\r\n]{3,200})"|'(?<secret>[^'\r\n]{3,200})'|(?<secret>[^\s"'|;&<>]{3,200}))/uy,
    maxLength: 533,
    validators: ['command-password'],
  },
  {
    id: 'database-option',
    category: 'secret',
    severity: 'high',
    keywords: ['mysql', 'mariadb'],
    // Without a space: with one it is the name of a database.

    pattern:
      /(?:mysql|mariadb)[a-z-]{0,12}(?![\w.-])[^\n|;&]{0,200}?\s-p(?:"(?<secret>[^"\r\n]{3,200})"|'(?<secret>[^'\r\n]{3,200})'|(?<secret>[^\s"'|;&<>]{3,200}))/uy,
    maxLength: 824,
    validators: ['command-password'],
  },
  {
    id: 'client-option',
    category: 'secret',
    severity: 'high',
    keywords: ['redis-cli', 'mongo', 'ldap', 'htpasswd', 'smbclient', 'influx', 'clickhouse'],
    pattern:
      /(?:redis-cli(?![\w-])[^\n|;&]{0,200}?\s(?:-a|--pass)[= ]|mongo(?:sh|dump|restore|export|import)?(?![\w.-])[^\n|;&]{0,200}?\s-p ?|ldap[a-z]{3,12}(?![\w.-])[^\n|;&]{0,200}?\s-w ?|htpasswd [^\n|;&]{0,40}?-[a-zA-Z]{0,5}b[a-zA-Z]{0,5} \S{1,100} \S{1,60} )(?:"(?<secret>[^"\r\n]{3,200})"|'(?<secret>[^'\r\n]{3,200})'|(?<secret>[^\s"'|;&<>]{3,200}))/uy,
    maxLength: 826,
    validators: ['command-password'],
  },
  {
    id: 'password-variable',
    category: 'secret',
    severity: 'high',
    keywords: [
      'pgpassword',
      'mysql_pwd',
      'rediscli_auth',
      'sshpass',
      'passphrase',
      'ansible_vault',
    ],
    pattern:
      /(?:PGPASSWORD|MYSQL_PWD|REDISCLI_AUTH|SSHPASS|BORG_PASSPHRASE|GPG_PASSPHRASE)=(?:"(?<secret>[^"\r\n]{2,200})"|'(?<secret>[^'\r\n]{2,200})'|(?<secret>[^\s"'|;&<>]{2,200}))/uy,
    maxLength: 418,
    validators: ['command-password'],
  },
  {
    id: 'spoken-password',
    category: 'secret',
    severity: 'high',
    keywords: [
      'password',
      'passwort',
      'passphrase',
      'kennwort',
      'contrase',
      'mot de passe',
      'passcode',
      'pwd',
    ],
    // A mark at the end of a sentence is hidden with it only where passwords like to end so.

    pattern:
      /(?:password|passwort|passphrase|kennwort|contrase(?:ñ|n)a|mot de passe|passcode|pwd)(?: (?:for|of|to|für|von|de|pour) [^\s]{1,40}(?: [^\s]{1,20})?)? (?:is|was|ist|war|lautet|est|es|set to|changed to|reset to)(?: now| jetzt)?:? ["'\x60]?(?<secret>[^\s"'\x60<>,;]{5,100}[^\s"'\x60<>,;.:?)])(?=[.,;:?)]{0,3}["'\x60]?[.,;]?(?:\s|$|<))/iuy,
    maxLength: 361,
    validators: ['plain-password'],
  },
  {
    id: 'spoken-secret',
    category: 'secret',
    severity: 'high',
    keywords: [
      'key is',
      'key was',
      'token is',
      'token was',
      'secret is',
      'secret was',
      'token lautet',
      'key lautet',
    ],
    pattern:
      /(?:key|token|secret) (?:is|was|lautet)(?: now)?:? ["'\x60]?(?<secret>[^\s"'\x60<>,;]{9,200}[^\s"'\x60<>,;.:?)])(?=[.,;:?)]{0,3}["'\x60]?[.,;]?(?:\s|$|<))/iuy,
    maxLength: 422,
    validators: ['assigned-secret'],
  },
  {
    id: 'jenkins-stored-secret',
    category: 'secret',
    severity: 'high',
    keywords: ['aqaaabaaa'],
    // The beginning of what Jenkins stores: its length and the one of the nonce.

    pattern: /AQAAABAAA[^<>{}\r\n]{8,2000}(?=[<>{}\r\n]|$)/uy,
    maxLength: 4009,
    validators: ['not-placeholder'],
  },
  {
    id: 'noted-secret',
    category: 'secret',
    severity: 'high',
    keywords: ['token - ', 'secret - ', 'key - ', 'password - '],
    pattern: /(?:token|secret|key|password) - ["'\x60](?<secret>[^\s"'\x60<>]{10,500})["'\x60]/iuy,
    maxLength: 1013,
    validators: ['assigned-secret'],
  },
  {
    id: 'key-assignment',
    category: 'secret',
    severity: 'high',
    keywords: ['key=', 'key =', 'key :='],
    // A key of nothing said: digests, which name what is stored, stay.

    pattern:
      /(?<![\w.?&-])(?:[Kk]ey|KEY) ?:?= ?["'\x60]?(?![0-9A-Fa-f-]{16,50}(?![A-Za-z0-9]))(?<secret>[A-Za-z0-9_.+\/=-]{16,200})(?![\w(])/uy,
    maxLength: 208,
    validators: ['assigned-secret'],
    minEntropy: 3.6,
  },
];
