import { CAPTION, readText } from '../entities/format.ts';
import { badRequest, TelegramError } from '../errors.ts';
import { type FileKind, findFile, keepFile } from '../files.ts';
import type { Json } from '../../json.ts';
import { photoSizes, wireFile } from '../media.ts';
import type { StoredFile } from '../model.ts';
import { send } from '../sending.ts';
import type { Call, Method, Methods } from '../service.ts';

const UPLOAD_LIMIT = 50 * 1024 * 1024;
const PHOTO_LIMIT = 10 * 1024 * 1024;
const DOWNLOAD_LIMIT = 20 * 1024 * 1024;

/** Files, places and other things that are no text. */
export const mediaMethods: Methods = {
  sendPhoto: sendFile('photo'),
  sendDocument: sendFile('document'),
  sendVoice: sendFile('voice'),
  sendVideo: sendFile('video'),
  sendAudio: sendFile('audio'),
  sendAnimation: sendFile('animation'),
  sendVideoNote: sendFile('video_note'),
  sendSticker: sendFile('sticker'),

  sendLocation: (call) => {
    const [latitude, longitude] = ['latitude', 'longitude'].map((name) => {
      const value = Number(call.params.text(name) || NaN);
      if (!Number.isFinite(value)) throw badRequest(`${name} is empty`);
      return value;
    });
    return send(call, { location: { latitude, longitude } });
  },

  sendContact: (call) => {
    const phone = call.params.text('phone_number');
    if (phone === '') throw badRequest('phone number is empty');
    const contact = { phone_number: phone, first_name: call.params.text('first_name') };
    return send(call, { contact });
  },

  getFile: ({ service, bot, params }) => {
    const fileId = params.text('file_id');
    if (fileId === '') throw badRequest('file_id not specified');
    const file = findFile(service.world, bot, fileId);
    if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable');
    if (file.size > DOWNLOAD_LIMIT) throw badRequest('file is too big');
    return {
      file_id: file.fileId,
      file_unique_id: file.uniqueId,
      file_size: file.size,
      file_path: file.path,
    };
  },
};

function sendFile(kind: FileKind): Method {
  return (call) => {
    const { text, entities } = readText(call.params, CAPTION);
    const file = readFile(call, kind);
    return send(call, { ...content(call, kind, file), ...captioned(text, entities) });
  };
}

function content(call: Call, kind: FileKind, file: StoredFile): Json {
  if (kind === 'photo') return { photo: photoSizes(file, file) };
  const wire = wireFile(kind, file, call.params.int('duration'));
  return kind === 'animation' ? { animation: wire, document: wire } : { [kind]: wire };
}

function captioned(text: string, entities: unknown[]): Json {
  if (text === '') return {};
  return { caption: text, ...(entities.length > 0 ? { caption_entities: entities } : {}) };
}

/** An upload, a file the bot has seen before, or an address, which is noted but never fetched. */
function readFile({ service, bot, params }: Call, kind: FileKind): StoredFile {
  const upload = params.upload(kind);
  if (upload) {
    if (upload.bytes.length > UPLOAD_LIMIT)
      throw new TelegramError(413, 'Request Entity Too Large');
    if (upload.bytes.length === 0) throw badRequest('file must be non-empty');
    if (kind === 'photo' && upload.bytes.length > PHOTO_LIMIT) {
      throw badRequest(
        `file of size ${upload.bytes.length} bytes is too big for a photo; the maximum size is ${PHOTO_LIMIT} bytes`,
      );
    }
    return keepFile(service.world, bot, kind, upload);
  }
  const value = params.text(kind);
  if (value === '') throw badRequest(`there is no ${kind.replace('_', ' ')} in the request`);
  const known = findFile(service.world, bot, value);
  if (known) return known;
  if (/^https?:\/\/[^/]+\.[^/]+/i.test(value)) return keepFile(service.world, bot, kind, {});
  throw badRequest('wrong file identifier/HTTP URL specified');
}
