import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { refusalText, type ProxyParts, type ProxyRefusal } from './proxy-parts.ts';

// Of one connection only (RFC 9110, 7.6.1), and what is meant for a proxy.
const ownToConnection: readonly string[] = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** Answers one request in absolute form, `GET http://host/path`; every other form is refused. */
export function forwardRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { isListed, agent, onRefusal }: ProxyParts,
): void {
  const refuse = (refusal: ProxyRefusal): void => {
    onRefusal(refusal);
    if (response.headersSent) response.destroy();
    else
      response
        .writeHead(403, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
        .end(refusalText(refusal));
  };
  const url = URL.parse(request.url ?? '');
  if (url === null || url.protocol !== 'http:' || url.username !== '' || url.password !== '') {
    refuse({ host: (request.url ?? '').slice(0, 253), port: 0, rule: 'malformed' });
    return;
  }
  const host = url.hostname.replace(/^\[(.*)\]$/u, '$1');
  const target = { host, port: url.port === '' ? 80 : Number(url.port) };
  if (!isListed(host)) {
    refuse({ ...target, rule: 'host-not-listed' });
    return;
  }
  const http = process.getBuiltinModule('node:http');
  const onward = http.request({
    ...target,
    agent,
    method: request.method,
    path: `${url.pathname}${url.search}`,
    // The host of the URL decides, whatever the request says beside it.
    headers: { ...endToEnd(request.headers), ...framingOf(request.headers), host: url.host },
  });
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers));
    answer.pipe(response);
    answer.on('error', () => response.destroy());
  });
  onward.on('error', () => {
    refuse({ ...target, rule: 'address-refused' });
  });
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}

// Node frames no body of a GET by itself, and what is not framed would be read as the next request.
function framingOf(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return headers['transfer-encoding'] === undefined ? {} : { 'transfer-encoding': 'chunked' };
}

function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = (headers.connection ?? '').toLowerCase().split(/\s*,\s*/u);
  const left = Object.entries(headers).filter(
    ([name]) => !ownToConnection.includes(name) && !named.includes(name),
  );
  return Object.fromEntries(left);
}
