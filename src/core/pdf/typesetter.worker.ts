import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { TEMPLATE } from './template.ts';
import type { FromTypesetter, ToTypesetter } from './typesetter-messages.ts';

/**
 * Entry point of the typesetter: a process of its own in which Typst sets documents. Its compiler is native code that
 * holds its thread, and a thread cannot be ended in the middle of native code; a process can.
 */

const FONTS = [
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/700Bold/NotoSans_700Bold.ttf',
  'noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf',
  'noto-sans-ethiopic/700Bold/NotoSansEthiopic_700Bold.ttf',
  'vazirmatn/400Regular/Vazirmatn_400Regular.ttf',
  'vazirmatn/700Bold/Vazirmatn_700Bold.ttf',
];
/** The compiler remembers what it set before; what no document used for so many rounds is forgotten. */
const MAX_CACHE_AGE = 10;

const tell = (message: FromTypesetter): void => {
  if (process.connected) process.send?.(message, () => {});
};

const starting = startCompiler();
// Whoever sends a document hears that there is none; until then nobody waits for it.
starting.catch(() => {});
// Heard from the first message on, however long the compiler takes to start.
process.on('message', async ({ id, document }: ToTypesetter) => {
  try {
    tell(typeset(await starting, id, document));
  } catch (cause) {
    tell({ type: 'absent', cause: String(cause) });
  }
});
process.on('disconnect', () => process.exit(0));

async function startCompiler(): Promise<NodeCompiler> {
  const typst = await import('@myriaddreamin/typst-ts-node-compiler');
  const resolve = createRequire(import.meta.url).resolve;
  const fontBlobs = FONTS.map((font) => readFileSync(resolve(`@expo-google-fonts/${font}`)));
  return typst.NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
}

function typeset(compiler: NodeCompiler, id: number, document: string): FromTypesetter {
  try {
    const pdf = compiler.pdf({ mainFileContent: TEMPLATE, inputs: { document } }, { pdfStandard: 'ua-1' });
    return { type: 'pdf', id, pdf };
  } catch (cause) {
    const message = String(cause);
    const letters = [...message.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/g)].map(
      ([, text = '']) => text,
    );
    return letters.length
      ? { type: 'unprintable', id, letters: [...new Set(letters)] }
      : { type: 'failed', id, cause: message.slice(0, 400) };
  } finally {
    compiler.evictCache(MAX_CACHE_AGE);
  }
}
