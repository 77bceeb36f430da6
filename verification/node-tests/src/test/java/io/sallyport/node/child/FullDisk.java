package io.sallyport.node.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** H2's files on a disk that is full as long as a file named {@code full} lies beside them: {@code jdbc:h2:full:…}. */
public final class FullDisk extends FilePathWrapper {
    /** The name before the file's own. */
    public static final String SCHEME = "full";

    /** Makes the scheme known to H2 in this virtual machine. */
    static void register() {
        FilePath.register(new FullDisk());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Path file = Path.of(unwrap(toString()).toString());
        return new OnFullDisk(super.open(mode), file.resolveSibling(SCHEME));
    }

    private static final class OnFullDisk extends FileBase {
        private final FileChannel channel;
        private final Path sign;

        OnFullDisk(FileChannel channel, Path sign) {
            this.channel = channel;
            this.sign = sign;
        }

        private void requireSpace() throws IOException {
            if (Files.exists(sign)) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            requireSpace();
            return channel.write(source);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            requireSpace();
            return channel.write(source, position);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return channel.read(target);
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return channel.read(target, position);
        }

        @Override
        public long position() throws IOException {
            return channel.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            channel.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            channel.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            channel.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return channel.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            channel.close();
        }
    }
}
