import { describe, expect, it } from 'vitest';
import { credentialInput, troublesOf } from './meta.ts';

const whatsapp = {
  phoneNumberId: '106540352242922',
  wabaId: '102290129340398',
  token: `EAAG${'x'.repeat(40)}`,
  appSecret: '0123456789abcdef'.repeat(2),
};

describe('the values that connect a WhatsApp number or an Instagram account', () => {
  it('can be right, also with the quotes and line breaks that come along when pasted', () => {
    expect(troublesOf('WHATSAPP', whatsapp)).toEqual({});
    const pasted = { token: ` "${whatsapp.token}"\n`, appSecret: `${whatsapp.appSecret} ` };
    expect(troublesOf('INSTAGRAM', pasted)).toEqual({});
    const { token, appSecret } = whatsapp;
    expect(credentialInput('INSTAGRAM', pasted)).toEqual({ instagram: { token, appSecret } });
  });

  it('are each told apart: what is missing and what cannot be right', () => {
    const typed = { ...whatsapp, phoneNumberId: '+998 90 123 45 67', appSecret: 'abc', wabaId: '' };
    expect(troublesOf('WHATSAPP', typed)).toEqual({
      phoneNumberId: expect.stringContaining('row of digits'),
      wabaId: 'Fill in this field.',
      appSecret: expect.stringContaining('32 characters'),
    });
    expect(Object.keys(troublesOf('INSTAGRAM', {}))).toEqual(['token', 'appSecret']);
  });
});
