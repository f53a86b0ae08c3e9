import { z } from 'zod';
import type { FeatureSettings } from '#core/context.ts';

const TEMPLATE = 'an address with {z}, {x} and {y} in it and no other braces, name or password';

/** A URL template with the three numbers of a tile, no other placeholder and no credentials. */
function isTemplate(text: string): boolean {
  const names = [...text.matchAll(/\{([^}]*)\}?/g)].map(([, name]) => name);
  const { username, password } = URL.parse(text) ?? {};
  return names.sort().join() === 'x,y,z' && !username && !password;
}

const variables = z.object({
  /** The URL under which people reach this installation: for Secure cookies, QR codes and e-mail. */
  PUBLIC_URL: z.url().optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  /** How many of your own proxies add to X-Forwarded-For: 1 for a proxy, 2 for a CDN before it; 0, and the header is not read. */
  BEHIND_PROXY: z.coerce.number().int().min(0).max(9).default(0),
  /** The database as its owner, for migrations. Without it the server starts its bundled PostgreSQL. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** The database as the server's own role, where the owner may not create that role. */
  SERVER_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** The folder of the bundled database, its lock and the secret. */
  DATA_FOLDER: z.string().min(1).default('.data'),
  /** 32 bytes in hexadecimal; created and kept in DATA_FOLDER when absent. */
  SECRET: z
    .string()
    .regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits')
    .optional(),
  /**
   * The keys of encrypted fields beside the first one: `<id>:<64 hexadecimal digits>` with commas between; the last one writes.
   * Without it they are in DATA_FOLDER. Several servers on one database share them.
   */
  FIELD_KEYS: z
    .string()
    .regex(/^[0-9a-z-]{2,40}:[0-9a-f]{64}(,[0-9a-z-]{2,40}:[0-9a-f]{64})*$/, '<id>:<64 hexadecimal digits>,…')
    .optional(),
  /** `1` once, when the secret of before is lost: the database then belongs to the present one. */
  REPLACE_SECRET: z.enum(['0', '1']).default('0'),
  /** `empty` starts without demonstration data. */
  START: z.enum(['demo', 'empty']).default('demo'),
  /** Where somebody reports a weakness, for security.txt; without it the contact form. */
  SECURITY_CONTACT: z
    .string()
    .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'mailto:… or https://…')
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** The domain for answers to our e-mails: only when that mailbox is read, by people or by this server. */
  MAIL_REPLY_DOMAIN: z.string().min(3).optional(),
  /** A mailbox that the server reads: imaps://name:password@host:993/INBOX */
  IMAP_URL: z.url({ protocol: /^imaps?$/ }).optional(),
  /** Or a folder into which a mail server puts e-mails as `.eml` files. */
  MAIL_FOLDER: z.string().min(1).optional(),
  /** A translation server with LibreTranslate's interface. Without it no text leaves the server. */
  TRANSLATE_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRANSLATE_KEY: z.string().min(1).optional(),
  MAIL_FROM: z.string().default('Van Onderop <noreply@localhost>'),
  /** Where the server gets map tiles; without it there is no street map. */
  TILES_URL: z
    .url({ protocol: /^https?$/, error: TEMPLATE })
    .refine(isTemplate, TEMPLATE)
    .optional(),
  /** Whose map it is, as the licence of the tiles asks. */
  TILES_ATTRIBUTION: z.string().min(3).max(200).optional(),
  /** The highest zoom level of the tiles. */
  TILES_MOST_ZOOM: z.coerce.number().int().min(8).max(19).default(18),
});

const settings = variables.refine(({ TILES_URL, TILES_ATTRIBUTION }) => !TILES_URL || TILES_ATTRIBUTION, {
  path: ['TILES_ATTRIBUTION'],
  message: 'say whose map it is, for instance “© OpenStreetMap contributors”',
});

export type Config = z.infer<typeof settings>;

/**
 * Reads every environment variable once. An empty variable counts as absent.
 * @returns the settings, or one message for each variable that is not right
 */
export function readConfig(
  env: Record<string, string | undefined>,
  args: string[],
): Config | { errors: string[] } {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  if (args.includes('--empty')) present.START = 'empty';
  const parsed = settings.safeParse(present);
  if (parsed.success) return parsed.data;
  return { errors: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) };
}

/** The base URL of this installation, without a slash at the end. */
export const publicUrlOf = ({ PUBLIC_URL, PORT }: Config): string =>
  (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/$/, '');

/** What the environment says for single features. */
export const featureSettings = (config: Config): FeatureSettings => ({
  dataFolder: config.DATA_FOLDER,
  ownsDataFolder: config.DATABASE_URL === undefined,
  securityContact: config.SECURITY_CONTACT,
  replyDomain: config.MAIL_REPLY_DOMAIN,
  sendsEmail: Boolean(config.SMTP_URL),
  mailbox: { folder: config.MAIL_FOLDER, imap: config.IMAP_URL },
  tiles:
    config.TILES_URL && config.TILES_ATTRIBUTION
      ? { url: config.TILES_URL, attribution: config.TILES_ATTRIBUTION, maxZoom: config.TILES_MOST_ZOOM }
      : undefined,
  translation: config.TRANSLATE_URL ? { url: config.TRANSLATE_URL, key: config.TRANSLATE_KEY } : undefined,
});
