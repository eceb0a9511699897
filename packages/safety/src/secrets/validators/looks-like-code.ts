// What stands where a value could, and is a reference, a call, a type, a place or a number.
const codes: readonly RegExp[] = [
  /^[A-Za-z_$@&*!][\w.$:>?!#-]{0,200}\(/u,
  /^[A-Za-z_$][\w$.]{0,100}(?:\[[^\]]{0,100}\]|<[\w<>, |[\]]{0,100}>)/u,
  /^[$@&*!][A-Za-z_][\w.>:$-]{0,200}[;,)]?$/u,
  /^[A-Z]\w{0,100}\{/u,
  /^:/u,
  /^\/.{1,200}\/[a-z]{0,6}[;,]?$|^\/[*/^]|[}=;][\w$.]{2,60}\(/u,
  /^[a-z][a-z\d+.-]{1,30}:\/\//iu,
  /^(?:https?|ftp|file|urn|arn|mailto|data|s3|gs|git|ssh|docker):/iu,
  /^(?:\.{0,2}|~|[A-Za-z]:|[\w.@-]{1,40})?[/\\](?:[\w.@ -]{1,80}[/\\]){0,20}[\w.@* -]{0,80}$/u,
  /^[\w.-]{1,80}\.(?:pem|key|crt|cer|json|ya?ml|txt|js|ts|py|rb|go|java|php|sh|p12|pfx|jks|keystore|env|conf|cfg|ini|properties|xml|html?|css|png|svg|md)$/iu,
  /^[+-]?[\d.,:_]{1,40}(?:ms|s|m|h|d|px|em|rem|%|[kmg]i?b?)?$/iu,
  /^0x[0-9a-f]{1,8}$/iu,
  /^v?\d{1,4}\.\d{1,4}(?:\.\d{1,6})?(?:[-+.][\w.+-]{1,40})?$/u,
  /^\d{4}-\d\d-\d\d(?:[T ][\d:.]{4,20}(?:Z|[+-]\d\d:?\d\d)?)?$/u,
  /^[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,60}$/u,
  /^(?:[a-z0-9-]{1,60}\.){1,8}(?:com|net|org|io|dev|local|internal|cloud|app|gov|edu)(?::\d{1,5})?$/iu,
  /^(?:[a-z]{2,8}[-_])?(?:sha|md|hs|rs|es|ps|aes|rsa|utf|base|x|p|s|v|k)-?\d{1,4}(?:-[a-z0-9]{1,8}){0,3}$/iu,
  /^(?:new|await|typeof|return|function|async|lambda|true|false|null|nil|none)\b/iu,
];

/** Whether a value is code, a path, an address, a number or a version instead of something kept secret. Total, linear. */
export function looksLikeCode(value: string): boolean {
  return codes.some((code) => code.test(value)) || isReference(value);
}

// `user.password`, `Config::token`; a token of dotted parts has more digits than a name.
function isReference(value: string): boolean {
  const reference =
    /^[A-Za-z_$][\w$]{0,60}(?:(?:\?\.|\.|->|::)[A-Za-z_$][\w$]{0,60}){1,20}(?:[[(;,)].{0,200})?$/u;
  return reference.test(value) && value.replaceAll(/\D/gu, '').length <= 3;
}
