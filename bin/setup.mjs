// Makes a fresh clone ready to start or to test: installs when the lock file changed, then builds.
// Runs on the Node that the machine has (20 or later); everything after it runs on the Node 24 that npm brings.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const stamp = 'node_modules/.installed-from';
const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');

const run = (command, args) => {
  const { status, error } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: withoutNpm(),
  });
  if (error || status !== 0) {
    console.error(`\n${command} ${args.join(' ')} did not succeed${error ? `: ${error.message}` : ''}.`);
    process.exit(status || 1);
  }
};

// A nested npm must not take over the outer one's settings for this one script.
function withoutNpm() {
  const env = { ...process.env };
  for (const name of Object.keys(env))
    if (/^npm_(lifecycle|package|command|config_argv)/.test(name)) delete env[name];
  return env;
}

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.log('Installing what the server is made of (once) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, lock);
}
const node = 'node_modules/.bin/node';
const major = (path) =>
  Number(spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout?.split('.')[0] ?? 0);
if (!(existsSync(node) ? major(node) >= 24 : major('node') >= 24)) {
  console.error(
    'Node 24 is needed and npm has none for this machine: install Node 24 yourself and try again.',
  );
  process.exit(1);
}
run(existsSync(node) ? node : 'node', ['bin/build.mjs']);
