import { defineMessages } from '#core/i18n/i18n.ts';
import ar from './ar.json' with { type: 'json' };
import ckb from './ckb.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import fa from './fa.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import kmr from './kmr.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };
import ps from './ps.json' with { type: 'json' };
import so from './so.json' with { type: 'json' };
import ti from './ti.json' with { type: 'json' };
import tr from './tr.json' with { type: 'json' };
import uk from './uk.json' with { type: 'json' };

/** This room's sentences: speak(language)(key, values). */
export const messagesIn = defineMessages<typeof nl>({ nl, en, ar, ti, uk, tr, fa, fr, so, kmr, ckb, ps });
