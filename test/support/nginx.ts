import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll } from 'vitest';

/** Is nginx on this machine? */
export const hasNginx = (): boolean => spawnSync('nginx', ['-v']).status === 0;

/**
 * nginx as a cache in front of a server, told to keep everything for ten minutes that does not forbid it, with cookies.
 * @returns its address
 */
export async function nginxBefore(origin: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vanonderop-nginx-'));
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
     events {}
     http { access_log off; ${temporary}
       proxy_cache_path ${folder}/kept keys_zone=kept:1m;
       server { listen 127.0.0.1:${port};
         location / { proxy_pass ${origin}; proxy_http_version 1.1; proxy_set_header Host localhost;
           proxy_cache kept; proxy_cache_valid any 10m; proxy_ignore_headers Set-Cookie;
           add_header x-cache $upstream_cache_status always; } } }`,
  );
  const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  afterAll(async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  });
  const address = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries++) {
    const open = await fetch(`${address}/healthz`).then(
      () => true,
      () => false,
    );
    if (open) return address;
    await wait(50);
  }
  throw new Error('nginx did not start');
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
