import { describe, expect, test } from "vitest";
import { decode } from "./decode.ts";
import { refusalOf } from "./fixture.ts";

const text = '{"name":"Zoë, 安全, 😀"}';
const utf8 = Buffer.from(text);
const utf16le = Buffer.from(text, "utf16le");
const utf16be = Buffer.from(utf16le).swap16();

function bytes(...parts: (Buffer | number[])[]): Buffer {
  return Buffer.concat(parts.map((part) => Buffer.from(part)));
}

describe("text is read", () => {
  test.each([
    ["UTF-8", utf8],
    ["UTF-8 with a mark", bytes([0xef, 0xbb, 0xbf], utf8)],
    ["UTF-16LE with a mark", bytes([0xff, 0xfe], utf16le)],
    ["UTF-16BE with a mark", bytes([0xfe, 0xff], utf16be)],
  ])("%s", (_, input) => {
    expect(decode(input)).toBe(text);
  });

  test("a mark inside is text", () => {
    expect(decode(Buffer.from('"a\uFEFFb"'))).toBe('"a\uFEFFb"');
  });
});

describe("nothing is guessed and nothing replaced", () => {
  test.each([
    ["UTF-16LE without a mark", utf16le],
    ["UTF-16BE without a mark", utf16be],
  ])("%s", (_, input) => {
    expect(refusalOf(() => decode(input))).toBe("input/utf-16-without-mark");
  });

  test.each([
    ["a byte that is no UTF-8", bytes(Buffer.from('{"a":"'), [0xff], Buffer.from('"}'))],
    ["Latin-1", Buffer.from('{"a":"é"}', "latin1")],
    ["an overlong slash", bytes(Buffer.from('"'), [0xc0, 0xaf], Buffer.from('"'))],
    ["half a surrogate pair", bytes(Buffer.from('"'), [0xed, 0xa0, 0x80], Buffer.from('"'))],
    ["a character that is cut", utf8.subarray(0, utf8.length - 4)],
    ["UTF-16 with an odd length", bytes([0xff, 0xfe], utf16le).subarray(0, -1)],
    ["UTF-16 with half a pair", bytes([0xff, 0xfe], [0x22, 0x00, 0x3d, 0xd8, 0x22, 0x00])],
    ["the mark of UTF-32", bytes([0x00, 0x00, 0xfe, 0xff, 0x00, 0x00, 0x00, 0x7b])],
  ])("%s", (_, input) => {
    expect(refusalOf(() => decode(input))).toBe("input/encoding");
  });

  test.each([
    ["no byte", Buffer.alloc(0)],
    ["white space", Buffer.from(" \r\n\t")],
    ["only the mark of UTF-8", Buffer.from([0xef, 0xbb, 0xbf])],
    ["only the mark of UTF-16", Buffer.from([0xff, 0xfe])],
  ])("empty: %s", (_, input) => {
    expect(refusalOf(() => decode(input))).toBe("input/empty");
  });
});
