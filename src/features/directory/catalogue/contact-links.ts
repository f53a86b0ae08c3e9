/** The `mailto:` URL of one address: a `?` or `&` in it would otherwise add recipients or a text (RFC 6068 §2). */
export const mailtoUrl = (email: string): string => `mailto:${encodeURIComponent(email).replace('%40', '@')}`;

/** The `tel:` URL of a number in any notation (RFC 3966 §3). */
export const telUrl = (phone: string): string => `tel:${phone.replace(/[^+\d]/g, '')}`;
