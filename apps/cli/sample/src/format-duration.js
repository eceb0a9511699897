const minute = 60;
const hour = 60 * minute;

/** Says how long something took, in at most two units. */
export function formatDuration(seconds) {
  if (seconds > hour) return join(seconds, hour, 'h', minute, 'min');
  if (seconds > minute) return join(seconds, minute, 'min', 1, 's');
  return `${seconds} s`;
}

function join(seconds, large, largeName, small, smallName) {
  const rest = Math.floor((seconds % large) / small);
  const first = `${Math.floor(seconds / large)} ${largeName}`;
  return rest === 0 ? first : `${first} ${rest} ${smallName}`;
}
