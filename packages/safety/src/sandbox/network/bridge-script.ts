/**
 * A program for `node -e SOCKET PORT PROGRAM ...`: leads a port of the loopback inside to a Unix socket, and runs the program beside it;
 * ends as the program ends. In a namespace without network the socket is the only way out, and most programs know only ports.
 */
export const bridgeScript = `
const net = require('node:net');
const { spawn } = require('node:child_process');
const [socket, port, program, ...words] = process.argv.slice(1);
const server = net.createServer({ allowHalfOpen: true }, (near) => {
  const far = net.connect({ path: socket, allowHalfOpen: true });
  near.on('error', () => far.destroy());
  far.on('error', () => near.destroy());
  near.pipe(far);
  far.pipe(near);
});
const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'];
server.on('error', (error) => { console.error('selfware: ' + error.message); process.exit(126); });
server.listen(Number(port), '127.0.0.1', () => {
  const child = spawn(program, words, { stdio: 'inherit' });
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => { console.error('selfware: ' + error.message); process.exit(127); });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    for (const each of signals) process.removeAllListeners(each);
    process.kill(process.pid, signal);
  });
});
`;
