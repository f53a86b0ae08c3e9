import type { AppContext } from '#core/context.ts';
import { hashToken, keyedDigest } from '#core/private-links.ts';

type Secret = Pick<AppContext, 'secret'>;

/** The token in the private link of a question: the server can derive it again, the database alone cannot. */
export const questionToken = (app: Secret, id: string): string =>
  keyedDigest(app, 'contact', 'link', id).toString('base64url');

export const questionLinkHash = (app: Secret, id: string): Buffer => hashToken(questionToken(app, id));

export const questionUrl = (
  app: Pick<AppContext, 'secret' | 'publicUrl'>,
  { id, language }: { id: string; language: string },
): string => `${app.publicUrl}/${language}/contact/q/${questionToken(app, id)}`;
