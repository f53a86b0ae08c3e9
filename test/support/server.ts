import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** The server as `npm start` starts it: its own program, its own database, a real port. */
export interface Started {
  at: string;
  child: ChildProcess;
  /** Everything it printed so far. */
  said: () => string;
}

/**
 * Starts the built server on a data folder and waits until it says where it is. Throws with its words when it stops first.
 * @param begun told about the process while it is not open yet
 */
export async function startServer(
  folder: string,
  env: Record<string, string> = {},
  args: string[] = [],
  begun: (child: ChildProcess) => void = () => {},
): Promise<Started> {
  const child = spawn(process.execPath, ['dist/main.js', ...args], {
    env: { PATH: process.env.PATH ?? '', DATA_FOLDER: folder, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  begun(child);
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  const at = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const url = /open at (http:\S+)/.exec(output)?.[1];
      if (url) resolve(url);
    };
    child.stdout.on('data', look);
    child.once('exit', (code) => reject(new Error(`it stopped with ${code}:\n${output}`)));
  });
  return { at, child, said: () => output };
}

/** Sends a signal and waits for the end. @returns the exit code, or the signal that ended it */
export async function stopServer(
  { child }: Started,
  signal: NodeJS.Signals,
): Promise<number | NodeJS.Signals | null> {
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  child.kill(signal);
  const [code, by] = await exited;
  return code ?? by;
}
