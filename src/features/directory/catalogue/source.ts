/** The `source` of initiatives that their owner registered here; others come from an import or the demonstration data. */
export const SOURCE_OWNER = 'own';
