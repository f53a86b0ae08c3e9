import { z } from 'zod';
import type { FeatureSettings } from '#core/context.ts';

const TEMPLATE = 'an address with {z}, {x} and {y} in it and no other braces, name or password';

/** An address in which the three numbers of a tile are filled in; nothing else, and nobody's password. */
function isTemplate(text: string): boolean {
  const names = [...text.matchAll(/\{([^}]*)\}?/g)].map(([, name]) => name);
  const { username, password } = URL.parse(text) ?? {};
  return names.sort().join() === 'x,y,z' && !username && !password;
}

const each = z.object({
  /** Where people reach the house. Decides whether cookies are for https only, and what QR codes say. */
  PUBLIC_URL: z.url().optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  /** `1` when a proxy of your own stands before the house and adds X-Forwarded-For: else anybody could pretend. */
  BEHIND_PROXY: z.enum(['0', '1']).default('0'),
  /** Owner of the database, for migrations. Without it the house brings its own PostgreSQL. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** The server's own login, where the owner may not make one. */
  SERVER_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Where the embedded database, its lock and the secret live. */
  DATA_FOLDER: z.string().min(1).default('.data'),
  /** 32 bytes in hexadecimal; made and kept in DATA_FOLDER when absent. */
  SECRET: z
    .string()
    .regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits')
    .optional(),
  /** `empty` starts without the invented set. */
  START: z.enum(['demo', 'empty']).default('demo'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Where answers to our letters arrive: only when somebody (or the house itself) reads them there. */
  MAIL_REPLY_DOMAIN: z.string().min(3).optional(),
  /** A mailbox that the house reads: imaps://name:password@host:993/INBOX */
  IMAP_URL: z.url({ protocol: /^imaps?$/ }).optional(),
  /** Or a folder into which a mail server puts letters as `.eml` files. */
  MAIL_FOLDER: z.string().min(1).optional(),
  /** A server that translates as LibreTranslate does. Without it nothing is sent anywhere. */
  TRANSLATE_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRANSLATE_KEY: z.string().min(1).optional(),
  MAIL_FROM: z.string().default('Van Onderop <noreply@localhost>'),
  /** Where the house gets tiles for a map with streets; without it there is no such map. */
  TILES_URL: z
    .url({ protocol: /^https?$/, error: TEMPLATE })
    .refine(isTemplate, TEMPLATE)
    .optional(),
  /** Whose map it is: what the licence of the tiles asks to be said. */
  TILES_ATTRIBUTION: z.string().min(3).max(200).optional(),
  /** How near the tiles go. */
  TILES_MOST_ZOOM: z.coerce.number().int().min(8).max(19).default(18),
});

const settings = each.refine(({ TILES_URL, TILES_ATTRIBUTION }) => !TILES_URL || TILES_ATTRIBUTION, {
  path: ['TILES_ATTRIBUTION'],
  message: 'say whose map it is, for instance “© OpenStreetMap contributors”',
});

export type Config = z.infer<typeof settings>;

/**
 * Reads every environment variable once. An empty variable counts as absent.
 * @returns the settings, or the list of what is wrong with which variable
 */
export function readConfig(
  env: Record<string, string | undefined>,
  args: string[],
): Config | { wrong: string[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  if (args.includes('--empty')) given.START = 'empty';
  const read = settings.safeParse(given);
  if (read.success) return read.data;
  return { wrong: read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) };
}

/** The base URL of this installation, without a slash at the end. */
export const publicUrlOf = ({ PUBLIC_URL, PORT }: Config): string =>
  (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/$/, '');

/** What the environment says for single features. */
export const featureSettings = (config: Config): FeatureSettings => ({
  replyDomain: config.MAIL_REPLY_DOMAIN,
  mailbox: { folder: config.MAIL_FOLDER, imap: config.IMAP_URL },
  tiles:
    config.TILES_URL && config.TILES_ATTRIBUTION
      ? { url: config.TILES_URL, attribution: config.TILES_ATTRIBUTION, nearest: config.TILES_MOST_ZOOM }
      : undefined,
  translation: config.TRANSLATE_URL ? { url: config.TRANSLATE_URL, key: config.TRANSLATE_KEY } : undefined,
});
