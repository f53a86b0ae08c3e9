/** A typesetter on a machine that has no compiler. */
process.on('message', () => process.send?.({ type: 'absent', cause: 'no native binding' }));
