/** Calls that run a command line or a program with arguments. */
export const runningCalls: readonly string[] = [
  ...['system', 'popen', 'popen2', 'popen3', 'exec', 'execSync', 'execFile', 'execFileSync'],
  ...['spawn', 'spawnSync', 'run', 'call', 'check_call', 'check_output', 'Popen', 'getoutput'],
  ...['getstatusoutput', 'shell_exec', 'passthru', 'proc_open', 'pcntl_exec', 'execute'],
  ...['execv', 'execve', 'execvp', 'execvpe', 'execl', 'execle', 'execlp', 'spawnl', 'spawnlp'],
  ...['spawnv', 'spawnvp', 'posix_spawn', 'create_subprocess_shell', 'create_subprocess_exec'],
  ...['capture2', 'capture2e', 'capture3'],
];

/** Calls that delete or move away what they name. */
export const destroyingCalls: readonly string[] = [
  ...['rmtree', 'remove', 'removedirs', 'unlink', 'unlinkSync', 'rmdir', 'rmdirSync', 'rm'],
  ...['rmSync', 'rimraf', 'rimrafSync', 'rm_rf', 'rm_r', 'remove_entry_secure', 'remove_dir'],
  ...['remove_tree', 'removeSync', 'emptyDir', 'emptyDirSync', 'move', 'rename', 'renameSync'],
  ...['remove_entry', 'rm_f', 'delete'],
];

/** Calls that write what they name. */
export const writingCalls: readonly string[] = [
  ...['writeFile', 'writeFileSync', 'appendFile', 'appendFileSync', 'createWriteStream'],
  ...['write_text', 'write_bytes', 'write', 'binwrite', 'file_put_contents', 'copy', 'copyfile'],
  ...['copy2', 'copyFile', 'copyFileSync', 'cp', 'cpSync', 'chmod', 'chmodSync', 'chown'],
  ...['symlink', 'symlinkSync', 'truncate', 'truncateSync', 'mkdir', 'makedirs', 'mkdirSync'],
  ...['outputFile', 'outputFileSync', 'touch'],
];

/** Calls that read what they name. */
export const readingCalls: readonly string[] = [
  ...['open', 'fopen', 'readFile', 'readFileSync', 'createReadStream', 'read_text', 'read_bytes'],
  ...['read', 'readlines', 'file_get_contents', 'readfile', 'file', 'slurp'],
];

/** Calls that run a text of the same language. */
export const evaluatingCalls: readonly string[] = [
  ...['eval', 'Function', 'compile', 'loadstring', 'load', 'runInNewContext', 'runInThisContext'],
  ...['instance_eval', 'class_eval', 'assert', 'create_function', 'setTimeout'],
];

/** Names that only programs that talk to the network use. */
export const networkNames: readonly string[] = [
  ...['urlopen', 'urllib', 'requests', 'httpx', 'aiohttp', 'socket', 'fetch', 'http', 'https'],
  ...['axios', 'XMLHttpRequest', 'WebSocket', 'net', 'Net', 'LWP', 'HTTP', 'curl_exec'],
  ...['fsockopen', 'TCPSocket', 'smtplib', 'ftplib', 'URI', 'Socket', 'IO::Socket', 'dgram'],
];
