package greenroom.server.vault;

import greenroom.server.PrivateFiles;
import greenroom.server.Tokens;
import java.nio.file.Path;
import java.util.HexFormat;

/** A key-encryption key in a file that only the studio's user may read; made at first use. */
public final class FileKeyEncryption implements KeyEncryption {
  private final AesKey key;
  private final String id;

  public FileKeyEncryption(Path file) {
    byte[] bytes = PrivateFiles.readOrCreate(file, () -> PrivateFiles.random(AesKey.BYTES));
    this.key = new AesKey(bytes);
    this.id = "file:" + HexFormat.of().formatHex(Tokens.sha256(bytes), 0, 8);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public byte[] wrap(byte[] secret, String context) {
    return key.wrap(secret, context);
  }

  @Override
  public byte[] unwrap(byte[] wrapped, String context) {
    return key.unwrap(wrapped, context);
  }
}
