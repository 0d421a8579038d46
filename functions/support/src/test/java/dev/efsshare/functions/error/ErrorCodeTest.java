package dev.efsshare.functions.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** E8: the table. */
class ErrorCodeTest {

  @ParameterizedTest
  @CsvSource({
    "MOUNT_FAILED,500,ERROR,false",
    "S3_NOT_FOUND,404,WARN,false",
    "S3_ACCESS_DENIED,403,ERROR,false",
    "FILE_TOO_LARGE,413,WARN,false",
    "EFS_WRITE_FAILED,500,ERROR,true",
    "INVALID_REQUEST,400,WARN,false",
    "NOT_FOUND,404,WARN,false",
    "EFS_READ_FAILED,500,ERROR,false",
    "PROCESSING_FAILED,500,ERROR,true",
    "S3_ARCHIVE_FAILED,500,ERROR,false",
  })
  void code_ofTheTable_hasStatusLevelAndStackTrace(
      ErrorCode code, int status, Level level, boolean stackTrace) {
    assertThat(code.status()).isEqualTo(status);
    assertThat(code.level()).isEqualTo(level);
    assertThat(code.hasStackTrace()).isEqualTo(stackTrace);
  }

  @ParameterizedTest
  @CsvSource({
    "MOUNT_FAILED,true",
    "S3_UNAVAILABLE,true",
    "EFS_WRITE_FAILED,true",
    "TRANSFER_TIMEOUT,true",
    "INTERNAL_ERROR,true",
    "S3_NOT_FOUND,false",
    "S3_ACCESS_DENIED,false",
    "FILE_TOO_LARGE,false",
    "INVALID_REQUEST,false",
  })
  void code_thatMayPass_isRetryable(ErrorCode code, boolean retryable) {
    assertThat(code.isRetryable()).isEqualTo(retryable);
  }

  @ParameterizedTest
  @CsvSource({"1073741824,1GB", "104857600,100MB", "1536,1536B", "1024,1KB", "1,1B", "0,0B"})
  void size_ofBytes_isHuman(long bytes, String expected) {
    assertThat(HumanSize.of(bytes)).isEqualTo(expected);
  }
}
