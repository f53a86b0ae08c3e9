// Everything that must hold, in one command: types, lint and format, then every test. The last line counts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** Their time goes into hashing, sending, drawing and merging, which no database does; their SQL is that of other tests. */
const LITTLE_SQL = [
  'src/core/mail/sender.test.ts',
  'src/features/accounts/guesses/crowd.test.ts',
  'src/features/directory/listings/machine-translation/translation-job.test.ts',
  'src/features/directory/map/tile-route.test.ts',
  'src/features/meetings/check-in/any-order.test.ts',
  'src/features/meetings/registration-form/crowd.test.ts',
];

const only = process.argv.slice(2);
let passed = 0;
let failed = 0;
/** What failed, by name: repeated at the end, where a reader of a long log looks first. */
const failures = [];

const bin = (name) => join('node_modules', '.bin', name);
const run = (command, args, env = {}) =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;

const count = (name, ok) => {
  console.log(`${ok ? '✓' : '✗'} ${name}`);
  if (ok) passed++;
  else {
    failed++;
    failures.push(name);
  }
};

/** Chromium without a window is more than twice as fast as the one with, and shows pages the same. */
const SHELL = '/usr/bin/chromium-headless-shell';
const BROWSERS = [SHELL, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Browser journeys need Chromium; on Debian as root we may install it ourselves. */
function chromium() {
  if (mayInstall && !existsSync(SHELL)) {
    console.log('Installing Chromium for the journeys (once) …');
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    const install = ['install', '-y', '-qq', '--no-install-recommends', 'fonts-noto-core'];
    run('apt-get', ['update', '-qq'], quiet);
    if (run('apt-get', [...install, 'chromium-headless-shell'], quiet))
      run('apt-get', [...install, 'chromium'], quiet);
  }
  const found = BROWSERS.find((path) => existsSync(path));
  if (found) return found;
  console.error(
    'The journeys need Chromium. Run: sudo apt-get install chromium-headless-shell fonts-noto-core',
  );
  return null;
}

const firstLine = (text) => text.split('\n', 1)[0].slice(0, 300);

/** One vitest run; its own count goes into ours. */
function suite(name, args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'vo-report-'));
  const report = join(folder, 'report.json');
  const status = run(
    bin('vitest'),
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
    env,
  );
  if (existsSync(report)) {
    const { numPassedTests, numFailedTests, numFailedTestSuites, success, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    for (const file of testResults.filter(({ status }) => status !== 'passed')) {
      const wrong = file.assertionResults.filter(({ status }) => status === 'failed');
      const where = `${name}: ${relative(process.cwd(), file.name)}`;
      if (!wrong.length) failures.push(`${where}\n    ${firstLine(file.message)}`);
      for (const { fullName, failureMessages } of wrong)
        failures.push(`${where} › ${fullName}\n    ${firstLine(failureMessages.join('\n'))}`);
    }
    passed += numPassedTests;
    failed += numFailedTests || (success ? 0 : Math.max(1, numFailedTestSuites));
  } else {
    count(name, status === 0);
  }
  rmSync(folder, { recursive: true, force: true });
}

if (!only.length) {
  count('types', run(bin('tsc'), ['--noEmit']) === 0);
  count('lint and format', run(bin('biome'), ['check', '.']) === 0);
}
const browser = chromium();
if (!browser) count('Chromium for the journeys', false);
suite('tests', only, { CHROMIUM: browser ?? '' });

// The rows and policies again on the oldest PostgreSQL that we promise, where its program is on this machine.
const fifteen = '/usr/lib/postgresql/15/bin/postgres';
if (!only.length && existsSync(fifteen)) {
  console.log('\nThe data suite again, on PostgreSQL 15');
  const asking = ['src/core', 'src/features']
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))))
    .filter((path) => /\.test\.tsx?$/.test(path) && !LITTLE_SQL.includes(path))
    .filter((path) => /support\/app|inject\('database'\)/.test(readFileSync(path, 'utf8')));
  suite('PostgreSQL 15', asking, {
    TEST_POSTGRES: '/usr/lib/postgresql/15',
    CHROMIUM: browser ?? '',
  });
}

if (failures.length) console.log(`\nWhat failed:\n${failures.map((failure) => `  ${failure}`).join('\n')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
