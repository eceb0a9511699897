import { explainSettings } from '../config/explain-settings.ts';
import { loadSettings } from '../config/load-settings.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonLine } from '../render/json-lines.ts';
import { neutraliseTerminalLine } from '../render/neutralise-terminal-text.ts';
import { findWorkspace, type Command } from './command.ts';

/** `selfware config explain`: each setting and where it came from. */
export const explainConfig: Command = async (context) => {
  const { host, flags, json, look } = context;
  const workspace = await findWorkspace(context);
  const merged = await loadSettings({
    environment: host.environment,
    apiKey: host.apiKey,
    workspace,
    flags,
    cwd: host.cwd,
  });
  const settings = explainSettings(merged);
  const width = Math.max(...settings.map(({ name }) => name.length));
  const lines = settings.map((setting) => {
    if (json) return jsonLine(setting);
    const value =
      setting.value === null
        ? look.dim('-')
        : neutraliseTerminalLine(JSON.stringify(setting.value));
    return `${setting.name.padEnd(width)}  ${value}  ${look.dim(`(${neutraliseTerminalLine(setting.origin)})`)}\n`;
  });
  await host.stdout.write(lines.join(''));
  return exitCodes.done;
};
