import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { addTemplate, changeTemplate, findTemplate, setTemplateRemoved } from './queries.ts';
import { withTyped } from './rules.ts';

const MAX_NAME_LENGTH = 60;
const MAX_TEXT_LENGTH = 3_000;

const contents = {
  name: z.string().trim().max(MAX_NAME_LENGTH),
  texts: z.partialRecord(z.enum(interfaceLanguages.map(({ code }) => code)), z.string().max(MAX_TEXT_LENGTH)),
};

/** Adds a text that the team uses again and again. */
export const createTemplate = action({
  name: 'contact.add-template',
  allow: 'answerer',
  input: z.object({ idempotencyKey: formSource, ...contents }),
  run: async ({ tx, app, actor, now }, { idempotencyKey, name, texts: typed }) => {
    const texts = withTyped({}, typed, now);
    if (!name) return refuse('no-name');
    if (Object.keys(texts).length === 0) return refuse('no-words');
    const id = deterministicId(app, 'answer-template', idempotencyKey);
    await addTemplate(tx, { id, name, texts, changedBy: actor.name, changedAt: now });
    return ok(id);
  },
});

/** Changes the name and the texts of a template. When somebody else did so meanwhile nothing is changed. */
export const updateTemplate = action({
  name: 'contact.change-template',
  allow: 'answerer',
  input: z.object({ id: z.uuid(), expectedVersion: z.int32(), ...contents }),
  run: async ({ tx, actor, now }, { id, expectedVersion, name, texts: typed }) => {
    const template = await findTemplate(tx, id);
    if (!template || template.removedAt) return refuse('not-found');
    const texts = withTyped(template.texts, typed, now);
    if (!name) return refuse('no-name');
    if (Object.keys(texts).length === 0) return refuse('no-words');
    const changed = await changeTemplate(tx, id, expectedVersion, {
      name,
      texts,
      changedBy: actor.name,
      changedAt: now,
    });
    return changed ? ok(null) : refuse('changed-elsewhere');
  },
});

/** Removes a template, or brings back one that was removed. */
export const removeTemplate = action({
  name: 'contact.remove-template',
  allow: 'answerer',
  input: z.object({ id: z.uuid(), back: z.boolean() }),
  run: async ({ tx, now }, { id, back }) =>
    (await setTemplateRemoved(tx, id, back ? null : now)) ? ok(null) : refuse('not-found'),
});
